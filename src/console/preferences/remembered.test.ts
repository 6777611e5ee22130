import { expect, it } from 'vitest'
import { remembered } from './remembered.ts'

const sizes = ['small', 'large'] as const

it('starts from the fallback', () =>
  expect(remembered('size', sizes, () => 'large').get()).toBe('large'))

it('tells those who listen, until they stop', () => {
  const size = remembered('size', sizes, () => 'small')
  const heard: string[] = []
  const stop = size.subscribe(() => heard.push(size.get()))
  size.set('large')
  stop()
  size.set('small')
  expect(heard).toEqual(['large'])
})
