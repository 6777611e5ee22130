import { expect, it } from 'vitest'
import { readJsonText } from './json-text.ts'

it.each([
  ['{"a": 1}', { document: { a: 1 } }],
  ['[1]', { fault: 'not-an-object' }],
  ['{\n  "a": 1,\n}', { fault: { line: 3, column: 1 } }],
  ['{\n  "a": ', { fault: { line: 2, column: 8 } }],
  ['', { fault: { line: 1, column: 1 } }],
])('reads %j', (text, expected) => expect(readJsonText(text)).toEqual(expected))
