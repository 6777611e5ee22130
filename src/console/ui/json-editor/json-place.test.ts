import { jsonLanguage } from '@codemirror/lang-json'
import { describe, expect, it } from 'vitest'
import { placeOfColumn, placeOfPointer } from './json-place.ts'

const TEXT = `{
  "name": { "first": "Ada" },
  "a/b": [1, {"x": true}],
  "name2": null
}`

describe('placeOfPointer', () => {
  it.each([
    ['/name/first', '"Ada"'],
    ['/a~1b/0', '1'],
    ['/a~1b/1/x', 'true'],
    ['/a~1b/*', '1'],
    ['/name2', 'null'],
    ['/name', '"name"'],
    ['/name/last', '"name"'],
    ['/a~1b/7', '"a/b"'],
    ['/missing', '{'],
    ['', '{'],
  ])('leads %s to %s', (pointer, marked) => {
    const { from, to } = { ...placeOfPointer(jsonLanguage.parser.parse(TEXT), TEXT, pointer) }
    expect(TEXT.slice(from, to)).toBe(marked)
  })

  it('takes the last of two equal names, as JSON.parse does', () => {
    const text = '{"a": 1, "a": 2}'
    expect(placeOfPointer(jsonLanguage.parser.parse(text), text, '/a')).toMatchObject({ from: 14 })
  })

  it.each(['', '{', '{"a":', '[,]'])('finds something in %j, which is no JSON', (text) => {
    const { from, to } = placeOfPointer(jsonLanguage.parser.parse(text), text, '/a/0')
    expect(from).toBeLessThanOrEqual(to)
    expect(to).toBeLessThanOrEqual(text.length)
  })
})

it.each([
  [1, 1, 0],
  [2, 3, 4],
  [9, 9, TEXT.length - 1],
])('line %d, column %d is character %d', (line, column, from) =>
  expect(placeOfColumn(TEXT, line, column)).toEqual({ from, to: from + 1 }),
)
