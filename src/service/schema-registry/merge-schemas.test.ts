import { expect, it } from 'vitest'
import { mergeSchemas } from './merge-schemas.ts'

it('unites fields and what is required', () => {
  expect(
    mergeSchemas(
      { properties: { a: { type: 'string' } }, required: ['a'] },
      { properties: { b: { type: 'number' } }, required: ['a', 'b'] },
    ),
  ).toEqual({
    properties: { a: { type: 'string' }, b: { type: 'number' } },
    required: ['a', 'b'],
  })
})

it('merges a field that both have', () => {
  const merged = mergeSchemas(
    { properties: { a: { type: 'string', title: 'One' } } },
    { properties: { a: { format: 'email', title: 'Two' } } },
  )
  expect(merged.properties).toEqual({ a: { type: 'string', format: 'email', title: 'Two' } })
})

it('keeps both of two restrictions', () => {
  expect(mergeSchemas({ type: 'integer', minimum: 1 }, { type: 'integer', minimum: 5 })).toEqual({
    type: 'integer',
    minimum: 1,
    allOf: [{ minimum: 5 }],
  })
})

it('keeps the restrictions that either has beside', () => {
  const [one, two] = [{ minimum: 1 }, { minimum: 2 }]
  expect(mergeSchemas({ allOf: [one] }, { allOf: [two] })).toEqual({ allOf: [one, two] })
  expect(mergeSchemas({ type: 'number' }, { allOf: [two] })).toEqual({
    type: 'number',
    allOf: [two],
  })
})

it('merges the values of maps and lists, and lets nobody open what the other closed', () => {
  expect(
    mergeSchemas(
      { items: { type: 'string' }, additionalProperties: { type: 'string' } },
      { items: { maxLength: 5 }, additionalProperties: { maxLength: 5 } },
    ),
  ).toEqual({
    items: { type: 'string', maxLength: 5 },
    additionalProperties: { type: 'string', maxLength: 5 },
  })
  expect(mergeSchemas({ additionalProperties: false }, { additionalProperties: true })).toEqual({
    additionalProperties: false,
  })
})

it('changes neither of the two', () => {
  const first = Object.freeze({ properties: Object.freeze({}) })
  expect(() => mergeSchemas(first, { properties: { a: {} } })).not.toThrow()
})
