import { expect, it } from 'vitest'
import { readJsonText } from './json-text.ts'

it.each([
  ['{"a": 1}', { document: { a: 1 } }],
  ['[1]', { fault: 'not-an-object' }],
])('reads %j', (text, expected) => expect(readJsonText(text)).toEqual(expected))

it.each([
  ['{"firstName": "Ada", "lastName": Lovelace, }', 1, 34, 'a value', '"Lovelace"'],
  ['{"a": NaN}', 1, 7, 'a value', '"NaN"'],
  ['{\n  "a": 1,\n}', 3, 1, 'a name in double quotes', '"}"'],
  ['{\n  "a": ', 2, 8, 'a value', 'the end of the text'],
  ['', 1, 1, 'a value', 'the end of the text'],
])('says where and why %j is not JSON', (text, line, column, expected, found) =>
  expect(readJsonText(text)).toEqual({ fault: { line, column, expected, found } }),
)
