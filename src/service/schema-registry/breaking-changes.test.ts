import { describe, expect, it } from 'vitest'
import type { JsonSchema } from '#contract/json-schema.ts'
import { breakingChanges } from './breaking-changes.ts'

const withField = (field: JsonSchema): JsonSchema => ({
  type: 'object',
  properties: { outer: { type: 'object', properties: { field } } },
})
const changes = (before: JsonSchema, after: JsonSchema) =>
  breakingChanges(withField(before), withField(after))

describe('a change that breaks data', () => {
  it.each<[string, JsonSchema, JsonSchema]>([
    ['of type string', { type: 'integer' }, { type: 'string' }],
    ['of format date', { type: 'string', format: 'date-time' }, { type: 'string', format: 'date' }],
    ['of format any', { type: 'string', format: 'date' }, { type: 'string' }],
    ['no longer allow ["a"]', { enum: ['a', 'b'] }, { enum: ['b', 'c'] }],
    ['a list of values only', { type: 'string' }, { type: 'string', enum: ['a'] }],
    ['by pattern', { pattern: '^a' }, { pattern: '^b' }],
    ['by minimum', { minimum: 1 }, { minimum: 2 }],
    ['by minLength', {}, { minLength: 1 }],
    ['by maximum', { maximum: 2 }, { maximum: 1 }],
    ['by maxItems', {}, { maxItems: 9 }],
    ['by const', {}, { const: 'a' }],
    ['by oneOf', {}, { oneOf: [{ type: 'string' }] }],
    ['by items', { type: 'array' }, { type: 'array', items: { type: 'string' } }],
    ['by additionalProperties', {}, { additionalProperties: false }],
    ['by additionalProperties', { additionalProperties: {} }, { additionalProperties: false }],
  ])('is one %s', (reason, before, after) => {
    expect(changes(before, after)).toEqual([
      { pointer: '/outer/field', message: expect.stringContaining(reason) },
    ])
  })

  it('takes a field away, whatever its name', () => {
    const before = { properties: { constructor: { type: 'string' }, kept: {} } }
    expect(breakingChanges(before, { properties: { kept: {} } })).toEqual([
      { pointer: '/constructor', message: 'would be gone' },
    ])
  })

  it('is found in lists and maps too', () => {
    const of = (type: string): JsonSchema => ({ properties: { a: { type } } })
    expect(changes({ items: of('string') }, { items: of('number') })).toMatchObject([
      { pointer: '/outer/field/a' },
    ])
    const [before, after] = [of('string'), of('number')]
    expect(
      changes({ additionalProperties: before }, { additionalProperties: after }),
    ).toMatchObject([{ pointer: '/outer/field/a' }])
  })
})

it.each<[string, JsonSchema, JsonSchema]>([
  ['more values', { enum: ['a'] }, { enum: ['a', 'b'] }],
  ['any value', { enum: ['a'] }, {}],
  ['wider bounds', { minimum: 2, maxLength: 2 }, { minimum: 1, maxLength: 3 }],
  ['no bounds', { minimum: 2, pattern: 'a' }, {}],
  ['another title', { title: 'One' }, { title: 'Two', description: 'More' }],
  ['more fields', { properties: { a: {} } }, { properties: { a: {}, b: {} } }],
  ['what it requires', { properties: { a: {} } }, { properties: { a: {} }, required: ['a'] }],
])('a field may have %s', (_title, before, after) => {
  expect(changes(before, after)).toEqual([])
})
