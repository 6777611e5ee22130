import { expect, it } from 'vitest'
import { RecentlyUsed } from './recently-used.ts'

it('forgets what was not asked for the longest', () => {
  const gone: string[] = []
  const kept = new RecentlyUsed<{ name: string }>(2, ({ name }) => gone.push(name))
  const ask = (name: string) => kept.getOr(name, () => ({ name }))
  const first = ask('a')
  ask('b')
  expect(ask('a')).toBe(first)
  ask('c')
  expect(gone).toEqual(['b'])
  ask('d')
  expect(gone).toEqual(['b', 'a'])
  expect(kept.size).toBe(2)
})

it('keeps that there is nothing, too', () => {
  const kept = new RecentlyUsed<null>(2, () => undefined)
  let made = 0
  const make = () => {
    made += 1
    return null
  }
  kept.getOr('a', make)
  kept.getOr('a', make)
  expect(made).toBe(1)
})
