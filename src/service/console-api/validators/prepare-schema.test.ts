/* oxlint-disable unicorn/no-thenable -- `then` is a keyword of JSON Schema */
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { ApiError } from '../../http/api-error.ts'
import { prepareSchema } from './prepare-schema.ts'

const schedule = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  properties: {
    every: { type: 'string', enum: ['once', 'hour'] },
    interval: { type: 'integer' },
    catchUp: { type: 'boolean', default: true },
  },
  required: ['every'],
  if: { properties: { every: { const: 'once' } } },
  then: { allOf: [{ not: { required: ['interval'] } }, { not: { required: ['catchUp'] } }] },
  else: { required: ['interval'], properties: { interval: { minimum: 1 } } },
}

describe('prepareSchema', () => {
  it('leaves a schema that a form can show as it is, but for its dialect', () => {
    const schema = { type: 'object', properties: { host: { type: 'string' } }, required: ['host'] }
    const $schema = 'http://json-schema.org/draft-07/schema#'
    expect(prepareSchema({ $schema, ...schema })).toEqual({ schema, notes: [] })
  })

  it('declares what one branch forbids in the other branch only', () => {
    const { schema } = prepareSchema(schedule)
    expect(schema.properties).toEqual({ every: { type: 'string', enum: ['once', 'hour'] } })
    expect(schema.else).toEqual({
      required: ['interval'],
      properties: {
        interval: { allOf: [{ type: 'integer' }, { minimum: 1 }] },
        catchUp: { type: 'boolean', default: true },
      },
    })
  })

  it('does the same for a condition inside allOf', () => {
    const { schema } = prepareSchema({
      properties: { kind: { type: 'string' }, key: { type: 'string' } },
      allOf: [
        { if: { properties: { kind: { const: 'open' } } }, else: { not: { required: ['key'] } } },
      ],
    })
    expect(schema.properties).toEqual({ kind: { type: 'string' } })
    expect(schema.allOf).toMatchObject([{ then: { properties: { key: { type: 'string' } } } }])
  })

  it.each([
    { every: 'once' },
    { every: 'once', interval: 2 },
    { every: 'once', catchUp: false },
    { every: 'hour' },
    { every: 'hour', interval: 0 },
    { every: 'hour', interval: 2, catchUp: true },
    { every: 'hour', interval: 2, catchUp: 'yes' },
    { interval: 2 },
    {},
  ])('judges %o as the raw schema does', (data) => {
    const ajv = new Ajv({ strict: false })
    expect(ajv.validate(prepareSchema(schedule).schema, data)).toBe(ajv.validate(schedule, data))
  })

  it('gives required names that are declared nowhere a text field, secrets a password field', () => {
    const { schema, notes } = prepareSchema({
      type: 'object',
      properties: { bucket: { type: 'string' } },
      required: ['bucket', 'folder', 'accessKey', 'region'],
      oneOf: [{ properties: { region: { type: 'string' } } }],
    })
    expect(schema.properties).toEqual({
      bucket: { type: 'string' },
      folder: { type: 'string', uiAttributes: { undeclared: true } },
      accessKey: { type: 'string', format: 'password', uiAttributes: { undeclared: true } },
    })
    expect(notes).toEqual([
      { kind: 'property-undeclared', pointer: '', name: 'folder' },
      { kind: 'property-undeclared', pointer: '', name: 'accessKey' },
    ])
  })

  it('adds no field for a condition, which only names what is declared outside it', () => {
    const { notes } = prepareSchema({
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      if: { properties: { a: { const: 'x' } }, required: ['a'] },
      then: { required: ['b'] },
    })
    expect(notes).toEqual([])
  })

  it.each(['http: //json-schema.org/draft-07/schema#', 'https://json-schema.org/x/schema '])(
    'ignores the dialect %j and says so',
    ($schema) => {
      expect(prepareSchema({ type: 'object', properties: { a: { $schema } } })).toEqual({
        schema: { type: 'object', properties: { a: {} } },
        notes: [{ kind: 'dialect-ignored', pointer: '/properties/a', name: $schema }],
      })
    },
  )

  it('repairs a negation whose indentation was lost', () => {
    expect(prepareSchema({ then: { not: null, required: ['interval'] } })).toEqual({
      schema: { then: { not: { required: ['interval'] } } },
      notes: [{ kind: 'negation-repaired', pointer: '/then' }],
    })
  })

  it('takes properties named after keywords for properties, and defaults for data', () => {
    const schema = {
      type: 'object',
      properties: { id: { type: 'string' }, not: { type: 'null' }, $schema: { type: 'string' } },
      default: { id: 'x', $schema: 'kept', not: null },
    }
    expect(prepareSchema(schema)).toEqual({ schema, notes: [] })
  })

  it('refuses a schema nested deeper than any form', () => {
    let schema: Record<string, unknown> = { type: 'string' }
    for (let level = 0; level < 1_000; level++) schema = { items: schema }
    expect(() => prepareSchema(schema)).toThrow(ApiError)
  })
})
