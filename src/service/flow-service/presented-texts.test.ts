import { expect, it } from 'vitest'
import { PresentedTexts } from './presented-texts.ts'

const read = (name: string) => ({
  id: '1',
  etag: '"1"',
  body: { name },
  text: `{"name":"${name}"}`,
})

function counting(limit?: number) {
  const presented: string[] = []
  const texts = new PresentedTexts(({ name }: { name: string }, origin: string) => {
    presented.push(name)
    return { name, url: `${origin}/inlet` }
  }, limit)
  return { texts, presented }
}

it('presents what was read once for each origin', () => {
  const { texts, presented } = counting()
  expect(texts.of(read('a'), 'http://one')).toBe('{"name":"a","url":"http://one/inlet"}')
  expect(texts.of(read('a'), 'http://one')).toBe('{"name":"a","url":"http://one/inlet"}')
  expect(texts.of(read('a'), 'http://two')).toBe('{"name":"a","url":"http://two/inlet"}')
  expect(presented).toEqual(['a', 'a'])
})

it('presents anew what has changed', () => {
  const { texts } = counting()
  texts.of(read('a'), 'http://one')
  expect(texts.of({ ...read('a'), text: '{"name":"b"}', body: { name: 'b' } }, 'http://one')).toBe(
    '{"name":"b","url":"http://one/inlet"}',
  )
})

it('forgets what was not read for the longest when there is too much', () => {
  const { texts, presented } = counting(130)
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) texts.of(read(name), 'http://one')
  expect(presented).toEqual(['a', 'b', 'c', 'b'])
})
