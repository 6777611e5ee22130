import { describe, expect, it } from 'vitest'
import { fieldsOfMappings, fieldsOfSchema, sampleMessages } from './sample-messages.ts'

const target = {
  type: 'object',
  required: ['_id'],
  properties: {
    _id: { type: 'string' },
    name: { type: 'object', properties: { firstName: { type: 'string' } } },
    born: { type: 'string', format: 'date' },
    year: { type: 'integer', maximum: 3000 },
    tags: { type: 'array', items: { type: 'string' } },
  },
}
const mapping = (source: string, destination: string) => ({
  sourceType: 'text/x.schema-path',
  source,
  destination,
})
const samplesOf = (...mappings: ReturnType<typeof mapping>[]) =>
  sampleMessages(fieldsOfMappings(mappings, target))

describe('the valid sample', () => {
  it('has every field that the mappings read, with a value for where it goes', () =>
    expect(
      JSON.parse(
        samplesOf(
          mapping('person.first', 'name.firstName'),
          mapping('birthday', 'born'),
          mapping('items[*].tag', 'tags'),
        ).valid,
      ),
    ).toEqual({ person: { first: 'Ada' }, birthday: '2026-01-31', items: [{ tag: [] }] }))

  it('leaves constants out', () =>
    expect(samplesOf({ ...mapping('web', '_id'), sourceType: 'STATIC' }).valid).toBe('{}'))

  it('keeps the first of two readings that exclude each other', () =>
    expect(JSON.parse(samplesOf(mapping('a', '_id'), mapping('a.b', 'born')).valid)).toEqual({
      a: '_id 1',
    }))
})

it('the edge case misses fields, and has characters that are no ASCII', () => {
  const { edge } = samplesOf(mapping('id', '_id'), mapping('day', 'born'), mapping('y', 'year'))
  expect(JSON.parse(edge)).toEqual({ id: expect.stringMatching(/[\u0100-\uffff]/), y: 42 })
})

it('the invalid sample breaks what makes the whole record invalid', () =>
  expect(JSON.parse(samplesOf(mapping('id', '_id'), mapping('y', 'year')).invalid)).toEqual({
    id: '_id 1',
    y: 3001,
  }))

it.each([[[]], [[mapping('id', '_id')]]])('the malformed sample of %j is no JSON', (mappings) =>
  expect(() => JSON.parse(samplesOf(...mappings).malformed)).toThrow(SyntaxError),
)

it('a record of a schema has what is required, in the envelope it travels in', () => {
  const samples = sampleMessages(fieldsOfSchema(target), (record) => ({ body: record }))
  expect(JSON.parse(samples.valid)).toEqual({
    body: {
      _id: '_id 1',
      name: { firstName: 'Ada' },
      born: '2026-01-31',
      year: 42,
      tags: ['tags 1'],
    },
  })
})
