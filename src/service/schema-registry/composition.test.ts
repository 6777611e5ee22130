import type { JsonSchema } from '#contract/json-schema.ts'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { composeSchema, UnknownRefError } from './composition.ts'
import { findGlobalResource } from './xdm-library.ts'

const XDM = 'https://ns.adobe.com/xdm'
const schemaOf = (...ids: string[]): JsonSchema => ({
  $id: 'https://ns.adobe.com/acme/schemas/1',
  title: 'Customers',
  type: 'object',
  allOf: ids.map(($ref) => ({ $ref })),
})

const customers = composeSchema(
  schemaOf(
    `${XDM}/context/profile`,
    `${XDM}/context/profile-person-details`,
    `${XDM}/context/profile-personal-details`,
    `${XDM}/context/profile-preferences-details`,
    `${XDM}/context/identitymap`,
  ),
  findGlobalResource,
)

/** The schema of a field, by its names in data. */
const field = (schema: JsonSchema, ...path: string[]): JsonSchema | undefined =>
  path.reduce<JsonSchema | undefined>((at, name) => at?.properties?.[name], schema)

const composeWith = (schema: JsonSchema, others: JsonSchema[] = []): JsonSchema =>
  composeSchema({ $id: 'self', ...schema }, (id) => others.find((other) => other['$id'] === id))

describe('a schema composed of a class and field groups', () => {
  it.each([
    ['person.name.firstName', { type: 'string', 'meta:xdmType': 'string' }],
    ['person.birthDate', { type: 'string', format: 'date', 'meta:xdmType': 'date' }],
    ['person.birthYear', { type: 'integer', minimum: 1, maximum: 32767, 'meta:xdmType': 'int' }],
    ['homeAddress.street1', { type: 'string', 'meta:xdmType': 'string' }],
    ['homeAddress._schema.latitude', { minimum: -90, maximum: 90 }],
    ['personalEmail.address', { type: 'string', format: 'email' }],
    ['_repo.createDate', { type: 'string', format: 'date-time' }],
    ['_id', { type: 'string', format: 'uri-reference' }],
    ['optInOut._channels.email', { enum: ['not_provided', 'pending', 'in', 'out'] }],
  ])('has %s', (path, expected) => {
    expect(field(customers, ...path.split('.'))).toMatchObject(expected)
  })

  it('is one object with nothing left to follow', () => {
    expect(customers).toMatchObject({ type: 'object', title: 'Customers' })
    expect(JSON.stringify(customers)).not.toMatch(/"(\$ref|allOf|definitions|@context)"/)
  })

  it('keeps a map as a map', () => {
    expect(field(customers, 'identityMap')).toMatchObject({
      type: 'object',
      'meta:xdmType': 'map',
      additionalProperties: { type: 'array', items: { properties: { id: { type: 'string' } } } },
    })
  })

  it('does not name a field as its data type is named', () => {
    expect(field(customers, 'homeAddress')).not.toHaveProperty('title')
  })

  it('accepts a row, and refuses one at the field at fault', () => {
    const ajv = new Ajv({ strict: false })
    addFormats.default(ajv)
    const validate = ajv.compile(customers)
    expect(validate({ person: { name: { firstName: 'Ada' } } })).toBe(true)
    expect(validate({ personalEmail: { address: 'nobody' } })).toBe(false)
    expect(validate.errors?.[0]?.instancePath).toBe('/personalEmail/address')
  })
})

describe('required fields', () => {
  it('are named as in data', () => {
    const events = composeSchema(schemaOf(`${XDM}/context/experienceevent`), findGlobalResource)
    expect(events.required).toEqual(['_id', 'timestamp'])
  })

  it('of another vocabulary require its object too', () => {
    const composed = composeWith({
      properties: { 'repo:createDate': { type: 'string' } },
      required: ['repo:createDate'],
    })
    expect(composed).toMatchObject({
      required: ['_repo'],
      properties: {
        _repo: { required: ['createDate'], properties: { createDate: { type: 'string' } } },
      },
    })
  })
})

describe('references', () => {
  it('go to definitions of the same resource and of others', () => {
    const other = { $id: 'other', definitions: { size: { type: 'integer', minimum: 0 } } }
    const composed = composeWith(
      {
        definitions: { colour: { type: 'string', enum: ['red'] } },
        properties: {
          'xdm:colour': { $ref: '#/definitions/colour' },
          'xdm:size': { $ref: 'other#/definitions/size' },
        },
      },
      [other],
    )
    expect(composed.properties).toEqual({
      colour: { type: 'string', enum: ['red'], 'meta:xdmType': 'string' },
      size: { type: 'integer', minimum: 0, 'meta:xdmType': 'int' },
    })
  })

  it('leave a field its own status, and not that of its data type', () => {
    const other = { $id: 'other', 'meta:status': 'stable', type: 'object' }
    const composed = composeWith(
      {
        properties: {
          fax: { $ref: 'other', 'meta:status': 'deprecated' },
          phone: { $ref: 'other' },
        },
      },
      [other],
    )
    expect(field(composed, 'fax')).toHaveProperty('meta:status', 'deprecated')
    expect(field(composed, 'phone')).not.toHaveProperty('meta:status')
  })

  it('give way to what stands beside them', () => {
    const other = { $id: 'other', title: 'Postal address', type: 'object' }
    const composed = composeWith({ properties: { home: { $ref: 'other', title: 'Home' } } }, [
      other,
    ])
    expect(field(composed, 'home')).toMatchObject({ title: 'Home', type: 'object' })
  })

  it('that come back to where they began are cut, and say so', () => {
    const category = {
      $id: 'category',
      properties: { name: { type: 'string' }, parent: { $ref: 'category' } },
    }
    const composed = composeWith({ properties: { category: { $ref: 'category' } } }, [category])
    expect(field(composed, 'category', 'parent')).toEqual({
      type: 'object',
      $comment: 'Cut here: category# contains itself.',
      'meta:xdmType': 'object',
    })
  })

  it('that come back are refused where they may not', () => {
    const self = { $id: 'self', properties: { parent: { $ref: 'self' } } }
    expect(() =>
      composeSchema(
        self,
        () => self,
        () => false,
      ),
    ).toThrow('self# contains itself')
  })

  it.each([
    'missing',
    'other#/definitions/missing',
    '#/definitions/missing',
    '#/definitions/constructor',
    'other#/deep/er/path',
  ])('to nothing are an error: %s', ($ref) => {
    expect(() => composeWith({ allOf: [{ $ref }] }, [{ $id: 'other' }])).toThrow(
      new UnknownRefError($ref),
    )
  })
})

it('refuses references that double at every step', () => {
  const doubling = Array.from({ length: 40 }, (_, at): [string, JsonSchema] => {
    const next = { $ref: `#/definitions/d${at + 1}` }
    return [`d${at}`, { properties: { left: next, right: next } }]
  })
  const definitions = { ...Object.fromEntries(doubling), d40: { type: 'string' } }
  expect(() => composeWith({ definitions, $ref: '#/definitions/d0' })).toThrow(RangeError)
})

it('composes thousands of fields and requirements in time in proportion to them', () => {
  const names = Array.from({ length: 9_000 }, (_, at) => `field${at}`)
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  const started = performance.now()
  const composed = composeWith({ properties, required: names })
  expect(performance.now() - started).toBeLessThan(3_000)
  expect(Object.keys(composed.properties ?? {})).toEqual(names)
  expect(composed.required).toEqual(names)
})

it('keeps alternatives, with their fields named as in data', () => {
  const composed = composeWith({
    properties: {
      principal: {
        oneOf: [{ type: 'string' }, { type: 'object', properties: { '@id': { type: 'string' } } }],
      },
    },
  })
  expect(field(composed, 'principal')?.oneOf).toMatchObject([
    { type: 'string' },
    { properties: { _id: { type: 'string' } } },
  ])
})
