import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { expect, it } from 'vitest'
import type { JsonSchema } from '#contract/json-schema.ts'
import { composeSchema } from './composition.ts'
import { sampleOf } from './sample-data.ts'
import { EVENT, PROFILE } from './schemas-fixture.ts'
import { findGlobalResource, globalResources } from './xdm-library.ts'

function takes(schema: JsonSchema, value: unknown): boolean {
  const ajv = new Ajv({ strict: false })
  addFormats.default(ajv)
  return ajv.compile(schema)(value) === true
}

it.each([...globalResources('classes'), ...globalResources('fieldgroups')].map(({ $id }) => $id))(
  'makes a record that %s takes',
  ($ref) => {
    const schema = composeSchema({ $id: 'self', allOf: [{ $ref }] }, findGlobalResource)
    expect(takes(schema, sampleOf(schema))).toBe(true)
  },
)

it('fills in what a person has', () => {
  const details = 'https://ns.adobe.com/xdm/context/profile-person-details'
  const allOf = [{ $ref: PROFILE }, { $ref: details }]
  const sample = sampleOf(composeSchema({ $id: 'self', allOf }, findGlobalResource))
  expect(sample).toMatchObject({
    _id: '/uri-reference',
    _repo: { createDate: expect.any(String) },
    person: { name: { firstName: 'string' }, birthYear: 1, birthDate: '2018-01-12' },
  })
})

it('has what events need', () => {
  const sample = sampleOf(
    composeSchema({ $id: 'self', allOf: [{ $ref: EVENT }] }, findGlobalResource),
  )
  expect(sample).toMatchObject({ _id: '/uri-reference', timestamp: expect.stringContaining('T') })
})

it.each<[string, JsonSchema, unknown]>([
  ['the first of its values', { enum: ['b', 'a'] }, 'b'],
  ['its example', { type: 'string', pattern: '^x+y$', examples: ['bad', 'xxy'] }, 'xxy'],
  ['its default', { type: 'string', pattern: '^x+y$', default: 'xy' }, 'xy'],
  ['a number in its bounds', { type: 'integer', minimum: 40, exclusiveMaximum: 42 }, 40],
  ['a text that is long enough', { type: 'string', minLength: 9 }, '2018-01-12'],
  [
    'as many elements as it needs',
    { type: 'array', items: { type: 'boolean' }, minItems: 2 },
    [false, false],
  ],
  [
    'a value by its own name',
    { type: 'object', additionalProperties: { type: 'integer' } },
    { key: 1 },
  ],
  ['one of its alternatives', { oneOf: [{ type: 'integer', minimum: 7 }] }, 7],
])('gives a field %s', (_title, field, expected) => {
  const schema: JsonSchema = { type: 'object', properties: { field } }
  expect(sampleOf(schema)).toEqual({ field: expected })
})

it('leaves out what it has no value for, and says so where the record needs it', () => {
  const schema: JsonSchema = {
    type: 'object',
    properties: { code: { type: 'string', pattern: '^x[0-9]{7}y$' }, name: { type: 'string' } },
  }
  expect(sampleOf(schema)).toEqual({ name: 'string' })
  expect(() => sampleOf({ ...schema, required: ['code'] })).toThrow('field /code must be there')
})
