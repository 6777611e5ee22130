import { beforeEach, describe, expect, it } from 'vitest'
import type { Schemas } from './schemas.ts'
import {
  caller,
  fieldGroupOf,
  inDev,
  openTestSchemas,
  PROFILE,
  schemaOf,
  TENANT,
  XDM,
} from './schemas-fixture.ts'

const RECORD = `${XDM}/data/record`

let schemas: Schemas

beforeEach(async () => {
  ;({ schemas } = await openTestSchemas())
})

const propertyClass = {
  type: 'object',
  title: 'Property',
  definitions: {
    property: {
      properties: { [TENANT]: { properties: { propertyId: { type: 'string' } } } },
      type: 'object',
    },
  },
  allOf: [{ $ref: RECORD }, { $ref: '#/definitions/property' }],
}

const construction = {
  type: 'object',
  title: 'Property Construction',
  properties: { yearBuilt: { type: 'integer', title: 'Year Built' }, built: { type: 'boolean' } },
}

describe('a class of the organisation', () => {
  it('has the behavior that it names, and its fields under the organisation', async () => {
    const made = await schemas.create(caller, 'classes', propertyClass)
    expect(made).toMatchObject({
      $id: `https://ns.adobe.com/localfloworg/classes/${'0'.repeat(48)}`,
      'meta:altId': `_localfloworg.classes.${'0'.repeat(48)}`,
      'meta:resourceType': 'classes',
      'meta:extensible': true,
      'meta:abstract': true,
      'meta:extends': [RECORD],
      definitions: {
        property: {
          properties: { [TENANT]: { properties: { propertyId: { 'meta:xdmType': 'string' } } } },
          'meta:xdmType': 'object',
        },
      },
    })
  })

  it('gives its fields to schemas, and what it extends', async () => {
    const { $id } = await schemas.create(caller, 'classes', propertyClass)
    const schema = await schemas.create(caller, 'schemas', schemaOf('Hotels', $id))
    expect(schema).toMatchObject({ 'meta:class': $id, 'meta:extends': [RECORD, $id], refs: [$id] })
    const composed = await schemas.compose(caller, schema.$id)
    expect(composed?.schema.properties).toMatchObject({
      _id: { type: 'string' },
      [TENANT]: { properties: { propertyId: { type: 'string' } } },
    })
  })

  it.each([
    ['no behavior', [{ $ref: '#/definitions/property' }], '/allOf', '0 behaviors'],
    ['two', [{ $ref: RECORD }, { $ref: `${XDM}/data/time-series` }], '/allOf', '2 behaviors'],
    ['a class in it', [{ $ref: RECORD }, { $ref: PROFILE }], '/allOf/1/$ref', 'behaviors'],
  ])('is refused with %s', async (_title, allOf, pointer, reason) => {
    await expect(
      schemas.create(caller, 'classes', { ...propertyClass, allOf }),
    ).rejects.toMatchObject({
      error: 'SCHEMA_INVALID',
      violations: [{ pointer, message: expect.stringContaining(reason) }],
    })
  })
})

it('gives the fields of an ad-hoc class the name of the class, for one dataset alone', async () => {
  const adhoc = await schemas.create(caller, 'classes', {
    title: 'New ad-hoc class',
    type: 'object',
    allOf: [
      { $ref: `${XDM}/data/adhoc` },
      { properties: { _adhoc: { type: 'object', properties: { field1: { type: 'string' } } } } },
    ],
  })
  const namespace = `_${'0'.repeat(48)}`
  const fields = { [namespace]: { properties: { field1: { 'meta:xdmType': 'string' } } } }
  expect(adhoc).toMatchObject({
    'meta:datasetNamespace': namespace,
    allOf: [{}, { properties: fields, type: 'object', 'meta:xdmType': 'object' }],
  })
  const schema = await schemas.create(caller, 'schemas', schemaOf('New schema', adhoc.$id))
  expect(schema).toMatchObject({
    'meta:datasetNamespace': namespace,
    'meta:extends': [`${XDM}/data/adhoc`, adhoc.$id],
  })
  expect((await schemas.compose(caller, schema.$id))?.schema.properties).toMatchObject(fields)
})

it('refuses a schema whose parts give one field two types, at the later part', async () => {
  const [text, number] = await Promise.all(
    (['string', 'integer'] as const).map((type) =>
      schemas.create(caller, 'fieldgroups', fieldGroupOf(`As ${type}`, { size: { type } })),
    ),
  )
  const body = schemaOf('Both', PROFILE, text?.$id ?? '', number?.$id ?? '')
  await expect(schemas.create(caller, 'schemas', body)).rejects.toMatchObject({
    error: 'TYPES_CONFLICT',
    message: expect.stringMatching(/_localfloworg\/size .*Types: string, integer/),
    violations: [{ pointer: '/allOf/2' }],
  })
})

it.each([
  ['schemas', { title: 'Homes', allOf: [{}] }, '/allOf/0/$ref'],
  ['fieldgroups', { title: 'Homes' }, '/meta:intendedToExtend'],
  ['classes', { allOf: [{ $ref: RECORD }] }, '/title'],
  ['datatypes', { title: 'Homes', type: 'string' }, '/type'],
  ['datatypes', { title: 'Homes', type: 'array' }, '/items'],
] as const)('refuses one of the %s without what it needs', async (type, body, pointer) => {
  await expect(schemas.create(caller, type, body)).rejects.toMatchObject({
    error: 'SCHEMA_INVALID',
    violations: expect.arrayContaining([expect.objectContaining({ pointer })]),
  })
})

it('refuses a title that another resource has, of whatever type', async () => {
  const taken = await schemas.create(caller, 'datatypes', construction)
  const body = fieldGroupOf(construction.title, {})
  await expect(schemas.create(caller, 'fieldgroups', body)).rejects.toMatchObject({
    error: 'TITLE_NOT_UNIQUE',
    message: expect.stringContaining(taken.$id),
  })
  await expect(schemas.create(inDev, 'fieldgroups', body)).resolves.toBeDefined()
})

it('refuses a data type that comes to contain itself over another', async () => {
  const outer = await schemas.create(caller, 'datatypes', { title: 'Outer', type: 'object' })
  const inner = await schemas.create(caller, 'datatypes', {
    title: 'Inner',
    properties: { outer: { $ref: outer.$id } },
  })
  const target = { type: 'datatypes' as const, id: outer.$id }
  const body = { title: 'Outer', properties: { inner: { $ref: inner.$id } } }
  await expect(schemas.replace(caller, target, body)).rejects.toMatchObject({
    error: 'SCHEMA_INVALID',
    message: expect.stringContaining('contains itself'),
  })
})
