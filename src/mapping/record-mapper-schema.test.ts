import type { JsonSchema } from '#contract/json-schema.ts'
import { describe, expect, it } from 'vitest'
import { compileMapper, type MappingLine } from './record-mapper.ts'

const attributes = (...pairs: [string, string][]): MappingLine[] =>
  pairs.map(([source, destination]) => ({ sourceType: 'ATTRIBUTE', source, destination }))

describe('compileMapper with a target schema', () => {
  const schema: JsonSchema = {
    type: 'object',
    properties: {
      _id: { type: 'string' },
      age: { type: 'integer' },
      person: {
        type: 'object',
        properties: { name: { type: 'object', properties: { firstName: { type: 'string' } } } },
      },
      list: { type: 'array', items: { type: 'object', properties: { SKU: { type: 'string' } } } },
      identityMap: {
        type: 'object',
        additionalProperties: {
          type: 'array',
          items: { type: 'object', properties: { id: { type: 'string' } } },
        },
      },
    },
  }

  it('brings values to their type', () => {
    const map = compileMapper(
      attributes(['id', '_id'], ['skus', 'list[*].SKU'], ['mail', 'identityMap.email[0].id']),
      schema,
    )
    expect(map({ id: 1234, skus: [1, 'b'], mail: 5 }).record).toEqual({
      _id: '1234',
      list: [{ SKU: '1' }, { SKU: 'b' }],
      identityMap: { email: [{ id: '5' }] },
    })
  })

  it('tells destination, expected type and value of what cannot be brought to it', () => {
    const map = compileMapper(attributes(['age', 'age'], ['id', '_id']), schema)
    expect(map({ age: 'old', id: 'a' })).toEqual({
      record: { _id: 'a' },
      faults: [
        { source: 'age', destination: 'age', message: 'age expects an integer, found "old"' },
      ],
    })
  })

  it('sets no element if one fails', () => {
    const map = compileMapper(attributes(['skus', 'list[*].SKU']), schema)
    expect(map({ skus: ['a', {}] }).record).toEqual({})
  })

  it.each<[string, MappingLine[], string]>([
    [
      'a field that is not there',
      attributes(['a', 'person.name.fistName']),
      'the schema has no field person.name.fistName; did you mean person.name.firstName?',
    ],
    [
      'a field at the wrong place',
      attributes(['a', 'firstName']),
      'did you mean person.name.firstName?',
    ],
    ['a field like none', attributes(['a', 'zzz']), 'the schema has no field zzz'],
    [
      'an array taken for an object',
      attributes(['a', 'list.SKU']),
      'list is an array: write list[*] or list[0]',
    ],
    ['an object taken for an array', attributes(['a', 'person[0]']), 'person is not an array'],
    [
      'a field inside a scalar',
      attributes(['a', 'age.years']),
      'the schema has no field age.years',
    ],
    [
      'a constant of the wrong type',
      [{ sourceType: 'STATIC', source: 'old', destination: 'age' }],
      'age expects an integer, found "old"',
    ],
  ])('refuses %s', (_title, mappings, message) => {
    expect(() => compileMapper(mappings, schema)).toThrow(message)
  })
})
