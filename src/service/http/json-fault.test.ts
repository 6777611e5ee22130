import { describe, expect, it } from 'vitest'
import { explainJsonFault } from './json-fault.ts'

const explain = (text: string) => explainJsonFault(Buffer.from(text))

const MISSING_COMMAS = `{
  "name": "Ada Lovelace",
  "gender": "female"
  "birthday": {
    "year": 1815
    "month": 12
  }
}`

describe('a body that is not JSON', () => {
  it.each([
    ['a missing comma', MISSING_COMMAS, 4, 3, '"," or "}"', '"birthday"'],
    ['a body cut after a name', '{"a"', 1, 5, '":"', 'the end of the text'],
    ['a body cut within an array', '{"a": [1,\n 2', 2, 3, '"," or "]"', 'the end of the text'],
    [
      'a body cut within a text',
      '{"a": "bc',
      1,
      10,
      'the closing quote of "bc"',
      'the end of the text',
    ],
    ['a body cut within a word', '{"a": tru', 1, 7, 'a value', '"tru"'],
    ['something after the end', '{"a": 1} x', 1, 10, 'the end of the text', '"x"'],
    ['a second value', '{}\r\n{}', 2, 1, 'the end of the text', '"{"'],
    ['a comma before a brace', '{"a": 1,}', 1, 9, 'a name in double quotes', '"}"'],
    ['a comma before a bracket', '[1,]', 1, 4, 'a value', '"]"'],
    ['the wrong bracket', '[1}', 1, 3, '"," or "]"', '"}"'],
    ['a name without quotes', '{name: 1}', 1, 2, 'a name in double quotes or "}"', '"name"'],
    ['single quotes', "['a']", 1, 2, 'a value or "]"', `"'"`],
    ['a number with a leading zero', '{"a": 012}', 1, 7, 'a value', '"012"'],
    ['a word of JavaScript', '{"a": undefined}', 1, 7, 'a value', '"undefined"'],
    ['a line break in a text', '"a\nb"', 1, 3, 'the closing quote of "a"', 'the end of the line'],
    ['a NUL in a text', '"a\0"', 1, 3, 'the closing quote of "a"', 'the character U+0000'],
    ['a NUL after the end', '{}\0', 1, 3, 'the end of the text', 'the character U+0000'],
    ['a byte order mark', '\uFEFF{}', 1, 1, 'a value', 'a byte order mark (U+FEFF)'],
    ['a space that is not one', '{"a":\u00A01}', 1, 6, 'a value', 'the character U+00A0'],
    [
      'a wrong escape',
      String.raw`"\x41"`,
      1,
      3,
      String.raw`one of " \ / b f n r t u after the backslash`,
      '"x41"',
    ],
    [
      'a short escape',
      String.raw`"\u12"`,
      1,
      6,
      String.raw`four hexadecimal digits after \u`,
      '"""',
    ],
    ['emoji before the fault', '{"😀": 😀}', 1, 7, 'a value', '"😀"'],
    ['only white space', ' \n', 2, 1, 'a value', 'the end of the text'],
  ])('%s is found where it stands', (_, text, line, column, expected, found) => {
    expect(explain(text)).toBe(
      `Line ${line}, column ${column}: expected ${expected}, found ${found}.`,
    )
  })

  it.each([
    ['a byte of Latin-1', [0x22, 0xe9, 0x22], 1, 2, 2, 'e9'],
    ['a byte that UTF-8 never has', [0x7b, 0x0a, 0xff], 2, 1, 3, 'ff'],
    ['half of a surrogate pair', [0x22, 0xed, 0xa0, 0x80, 0x22], 1, 2, 2, 'ed'],
    ['an overlong form', [0xc0, 0xaf], 1, 1, 1, 'c0'],
    ['a cut character', [0x22, 0xc3, 0xa9, 0xe2, 0x82], 1, 3, 4, 'e2'],
  ])('%s is named with its place', (_, bytes, line, column, number, byte) => {
    expect(explainJsonFault(Uint8Array.from(bytes))).toMatch(
      `Line ${line}, column ${column}: byte ${number} of the body, 0x${byte},`,
    )
  })

  it('is explained at any depth', () => {
    const depth = 500_000
    expect(explain('['.repeat(depth))).toBe(
      `Line 1, column ${depth + 1}: expected a value or "]", found the end of the text.`,
    )
    expect(explain('['.repeat(depth) + ']'.repeat(depth))).toBeUndefined()
  })

  it('is explained briefly, whatever it holds', () => {
    expect(explain(`[${'x'.repeat(1_000_000)}`)?.length).toBeLessThan(120)
    expect(explain(`["${'x'.repeat(1_000_000)}`)?.length).toBeLessThan(120)
  })
})
