import { describe, expect, it } from 'vitest'
import { fill, pick, pickAfter } from './placeholders.ts'

const kept = new Map<string, unknown>([
  ['id', 'a1'],
  ['count', 3],
])

describe('fill', () => {
  it.each<[what: string, value: unknown, filled: unknown]>([
    ['within a text', '/flows/{{id}}/runs', '/flows/a1/runs'],
    ['as it was kept, where it is the whole text', { n: '{{count}}' }, { n: 3 }],
    ['in lists and in keys', [{ '{{id}}': ['{{id}}'] }], [{ a1: ['a1'] }]],
    ['nowhere in what is no text', [1, null, true], [1, null, true]],
  ])('puts what was kept %s', (_what, value, filled) => expect(fill(value, kept)).toEqual(filled))

  it('refuses a name that was not kept', () =>
    expect(() => fill('{{lost}}', kept)).toThrow('nothing was kept as lost'))
})

describe('pick', () => {
  it.each<[pointer: string, found: unknown]>([
    ['/', { 'a/b': [{ c: 1 }] }],
    ['/a~1b/0/c', 1],
    ['/*/0/c', 1],
  ])('%s', (pointer, found) => expect(pick({ 'a/b': [{ c: 1 }] }, pointer)).toEqual(found))

  it('refuses what is not there', () =>
    expect(() => pick({ a: 1 }, '/b')).toThrow('nothing is at /b of {"a":1}'))
})

describe('pickAfter', () => {
  it.each<[text: string, before: string, found: string]>([
    ['@/dataSets/a1', '@/dataSets/', 'a1'],
    ['/flows?limit=1&continuationToken=a%3Db&count=x', 'continuationToken=', 'a=b'],
  ])('in %s what follows %s', (text, before, found) =>
    expect(pickAfter([text], '/0', before)).toBe(found),
  )

  it('refuses a text without it', () =>
    expect(() => pickAfter(['a'], '/0', 'b')).toThrow('b is not in a'))
})
