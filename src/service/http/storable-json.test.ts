import { expect, it } from 'vitest'
import { findUnstorable } from './storable-json.ts'

const nested = (depth: number): unknown =>
  JSON.parse('{"a":'.repeat(depth) + '1' + '}'.repeat(depth))

it.each<[string, unknown]>([
  ['ordinary values', { a: [1, 'Zoë 😀', null, true, -0.5] }],
  ['the largest number', JSON.parse('1.7976931348623157e308')],
  ['a hundred levels', nested(100)],
])('keeps %s', (_title, value) => expect(findUnstorable(value)).toBeUndefined())

it.each<[string, unknown, string, RegExp]>([
  ['a number beyond numbers', JSON.parse('{"a":[0,{"n":1e400}]}'), '/a/1/n', /too large/],
  ['a negative one', JSON.parse('{"n":-1e400}'), '/n', /too large/],
  ['half a surrogate pair', { a: ['x', { 'b/c~d': '\uD83D' }] }, '/a/1/b~1c~0d', /surrogate/],
  ['half a pair in a name', { '\uDEAD': 1 }, '/\uFFFD', /surrogate/],
  ['a level more than a hundred', nested(101), '/a'.repeat(100), /deeper than 100/],
])('refuses %s, naming the place', (_title, value, pointer, message) => {
  expect(findUnstorable(value)).toEqual({ pointer, message: expect.stringMatching(message) })
})
