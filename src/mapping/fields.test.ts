import type { JsonSchema } from '#contract/json-schema.ts'
import { describe, expect, it } from 'vitest'
import { fieldsOf, pathsOf } from './fields.ts'
import type { Json } from './json.ts'

const PROFILE: JsonSchema = {
  type: 'object',
  required: ['_id', 'person'],
  properties: {
    _id: { type: 'string', format: 'uri-reference', title: 'Identifier' },
    person: {
      type: 'object',
      required: ['age'],
      properties: { age: { type: 'integer' }, 'nick.name': { type: 'string' } },
    },
    tags: { type: 'array', items: { type: 'string' } },
    orders: {
      type: 'array',
      items: { type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } },
    },
    identityMap: { type: 'object', additionalProperties: { type: 'array' } },
    extra: { type: 'array' },
  },
}

describe('fieldsOf', () => {
  it('lists the fields that hold values', () => {
    expect(fieldsOf(PROFILE)).toEqual([
      { path: '_id', type: 'string', format: 'uri-reference', title: 'Identifier', required: true },
      { path: 'person.age', type: 'integer', required: true },
      { path: 'person.nick\\.name', type: 'string', required: false },
      { path: 'tags[*]', type: 'string', required: false },
      { path: 'orders[*].sku', type: 'string', required: false },
      { path: 'identityMap', type: 'object', required: false },
      { path: 'extra', type: 'array', required: false },
    ])
  })

  it('takes what allOf brings in', () => {
    const composed = {
      allOf: [PROFILE, { properties: { loyalty: { type: 'object', properties: { tier: {} } } } }],
    }
    expect(fieldsOf(composed)).toEqual([
      ...fieldsOf(PROFILE),
      { path: 'loyalty.tier', type: 'any', required: false },
    ])
  })
})

describe('pathsOf', () => {
  it('lists the leaves of a sample with an example each', () => {
    const sample: Json = {
      id: 7,
      name: { 'First Name': 'Ada', title: null },
      items: [{ sku: 'a' }, { sku: 'b', price: 1.5 }],
      tags: ['x', 'y'],
      none: [],
      blank: {},
    }
    expect(pathsOf(sample)).toEqual([
      { path: 'id', type: 'integer', example: 7 },
      { path: 'name.${First Name}', type: 'string', example: 'Ada' },
      { path: 'name.title', type: 'null', example: null },
      { path: 'items[*].sku', type: 'string', example: 'a' },
      { path: 'items[*].price', type: 'number', example: 1.5 },
      { path: 'tags[*]', type: 'string', example: 'x' },
      { path: 'none', type: 'array', example: [] },
      { path: 'blank', type: 'object', example: {} },
    ])
  })

  it('takes an array as several records, and the first value that is one', () => {
    expect(pathsOf([{ a: null }, { a: 1, b: true }, 5])).toEqual([
      { path: 'a', type: 'integer', example: 1 },
      { path: 'b', type: 'boolean', example: true },
    ])
  })

  it('stops at 2,000 fields', () => {
    const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`key${at}`, at]))
    expect(pathsOf(wide)).toHaveLength(2000)
  })
})
