import { beforeEach, describe, expect, it } from 'vitest'
import type { NewDescriptor } from '#contract/schema-registry-descriptors.ts'
import type { Schemas } from './schemas.ts'
import {
  caller,
  EVENT,
  inDev,
  NOW,
  openTestSchemas,
  PROFILE,
  schemaOf,
  XDM,
} from './schemas-fixture.ts'

let schemas: Schemas
let customers: string
let orders: string

beforeEach(async () => {
  ;({ schemas } = await openTestSchemas())
  const person = `${XDM}/context/profile-personal-details`
  ;({ $id: customers } = await schemas.create(
    caller,
    'schemas',
    schemaOf('Customers', PROFILE, person),
  ))
  const commerce = `${XDM}/context/experienceevent-commerce`
  ;({ $id: orders } = await schemas.create(caller, 'schemas', schemaOf('Orders', EVENT, commerce)))
})

const identity = (more: object = {}): NewDescriptor => ({
  '@type': 'xdm:descriptorIdentity',
  'xdm:sourceSchema': customers,
  'xdm:sourceVersion': 1,
  'xdm:sourceProperty': '/personalEmail/address',
  'xdm:namespace': 'Email',
  'xdm:property': 'xdm:code',
  'xdm:isPrimary': true,
  ...more,
})

describe('a new descriptor', () => {
  it('answers with all that the registry adds', async () => {
    expect(await schemas.descriptors.create(caller, identity({ '@id': 'mine' }))).toEqual({
      ...identity(),
      '@id': (2).toString().padStart(48, '0'),
      imsOrg: 'local@FlowOrg',
      version: '1',
      'meta:containerId': 'tenant',
      'meta:sandboxId': 'sandbox-prod',
      'meta:sandboxType': 'production',
      'meta:registryMetadata': {
        'repo:createdDate': NOW + 3,
        'repo:lastModifiedDate': NOW + 3,
        'xdm:createdClientId': 'flow-console',
        'xdm:lastModifiedClientId': 'flow-console',
        'xdm:createdUserId': 'ada',
        'xdm:lastModifiedUserId': 'ada',
        eTag: expect.stringMatching(/^[0-9a-f]{64}$/),
        'meta:globalLibVersion': '1.0.0',
      },
    })
  })

  it.each<[string, object]>([
    ['another name', { '@type': 'xdm:alternateDisplayInfo', 'xdm:title': { en_us: 'Home' } }],
    ["XDM's own name for a field", { 'xdm:sourceProperty': '/xdm:personalEmail/xdm:address' }],
    ['a version as text', { 'xdm:sourceVersion': '1' }],
    ['a namespace by its number', { 'xdm:namespace': 6, 'xdm:property': 'xdm:id' }],
    [
      'the schema by its meta:altId',
      { 'xdm:sourceSchema': `_localfloworg.schemas.${'0'.repeat(48)}` },
    ],
    [
      'several fields that are deprecated',
      { '@type': 'xdm:descriptorDeprecated', 'xdm:sourceProperty': ['/faxPhone', '/homePhone'] },
    ],
    ['labels', { '@type': 'xdm:descriptorLabel', 'xdm:labels': ['core/C1'] }],
    [
      'a key without a version',
      { '@type': 'xdm:descriptorPrimaryKey', 'xdm:sourceVersion': undefined },
    ],
  ])('may have %s', async (_title, more) => {
    const body = JSON.parse(JSON.stringify(identity(more)))
    const made = await schemas.descriptors.create(caller, body)
    expect(made['xdm:sourceSchema']).toBe(customers)
  })

  it.each<[string, object, string, string]>([
    ['no namespace', { 'xdm:namespace': undefined }, '/xdm:namespace', 'is required'],
    ['another property', { 'xdm:property': 'code' }, '/xdm:property', 'xdm:code, xdm:id'],
    ['no version', { 'xdm:sourceVersion': undefined }, '/xdm:sourceVersion', 'is required'],
    ['another version', { 'xdm:sourceVersion': 2 }, '/xdm:sourceVersion', 'must be 1'],
    ['an unknown schema', { 'xdm:sourceSchema': `${XDM}/nothing` }, '/xdm:sourceSchema', 'nothing'],
    ['an unknown field', { 'xdm:sourceProperty': '/nobody' }, '/xdm:sourceProperty', 'no field'],
    [
      'a path through properties',
      { 'xdm:sourceProperty': '/personalEmail/properties/address' },
      '/xdm:sourceProperty',
      'leave "properties" out',
    ],
    ['a path that ends', { 'xdm:sourceProperty': '/faxPhone/' }, '/xdm:sourceProperty', 'begin'],
    ['two paths', { 'xdm:sourceProperty': ['/faxPhone'] }, '/xdm:sourceProperty', 'not a list'],
    ['no other name', { '@type': 'xdm:alternateDisplayInfo' }, '/xdm:title', 'xdm:description'],
    [
      'a version field that need not be there',
      { '@type': 'xdm:descriptorVersion' },
      '/xdm:sourceProperty',
      'is not a required field',
    ],
    [
      'a time that is none',
      { '@type': 'xdm:descriptorTimestamp' },
      '/xdm:sourceProperty',
      'no date-time',
    ],
    [
      'an unknown destination',
      {
        '@type': 'xdm:descriptorOneToOne',
        'xdm:destinationSchema': `${XDM}/nothing`,
        'xdm:destinationVersion': 1,
      },
      '/xdm:destinationSchema',
      'nothing',
    ],
    [
      'an unknown cardinality',
      {
        '@type': 'xdm:descriptorRelationship',
        'xdm:destinationSchema': `${XDM}/nothing`,
        'xdm:cardinality': '2:2',
      },
      '/xdm:cardinality',
      'M:1',
    ],
  ])('is refused with %s', async (_title, more, pointer, reason) => {
    const body = JSON.parse(JSON.stringify(identity(more)))
    await expect(schemas.descriptors.create(caller, body)).rejects.toMatchObject({
      error: 'DESCRIPTOR_INVALID',
      violations: [{ pointer, message: expect.stringContaining(reason) }],
    })
  })

  it('is refused as a second primary identity, naming the first', async () => {
    const first = await schemas.descriptors.create(caller, identity())
    const second = identity({ 'xdm:sourceProperty': '/homePhone/number' })
    await expect(schemas.descriptors.create(caller, second)).rejects.toThrow(first['@id'])
    await expect(
      schemas.descriptors.create(caller, { ...second, 'xdm:isPrimary': false }),
    ).resolves.toBeDefined()
  })

  it('takes a required date-time for the time of events', async () => {
    const made = schemas.descriptors.create(caller, {
      '@type': 'xdm:descriptorTimestamp',
      'xdm:sourceSchema': orders,
      'xdm:sourceProperty': '/timestamp',
    })
    await expect(made).resolves.toMatchObject({ 'xdm:sourceSchema': orders })
  })
})

describe('a descriptor', () => {
  it('is written anew under its id, by who made it', async () => {
    const { '@id': id } = await schemas.descriptors.create(caller, identity())
    const body = identity({ 'xdm:sourceProperty': '/mobilePhone/number', 'xdm:namespace': 'Phone' })
    const bob = { ...caller, userId: 'bob' }
    const replaced = await schemas.descriptors.replace(bob, id, body)
    expect(replaced).toMatchObject({
      ...body,
      '@id': id,
      'meta:registryMetadata': { 'xdm:createdUserId': 'ada', 'xdm:lastModifiedUserId': 'bob' },
    })
    expect(await schemas.descriptors.get(caller, id)).toEqual(replaced)
  })

  it('is seen in its own sandbox alone, until it is deleted', async () => {
    const { '@id': id } = await schemas.descriptors.create(caller, identity())
    const missing = { error: 'SCHEMA_NOT_FOUND' }
    await expect(schemas.descriptors.get(inDev, id)).rejects.toMatchObject(missing)
    await schemas.descriptors.remove(caller, id)
    await expect(schemas.descriptors.get(caller, id)).rejects.toMatchObject(missing)
    await expect(schemas.descriptors.remove(caller, id)).rejects.toMatchObject(missing)
  })

  it('goes with its schema, and holds the schema that it leads to', async () => {
    await schemas.descriptors.create(caller, {
      '@type': 'xdm:descriptorOneToOne',
      'xdm:sourceSchema': customers,
      'xdm:sourceVersion': 1,
      'xdm:sourceProperty': '/personalEmail/address',
      'xdm:destinationSchema': orders,
      'xdm:destinationVersion': 1,
      'xdm:destinationProperty': '/_id',
    })
    await expect(schemas.remove(caller, { type: 'schemas', id: orders })).rejects.toMatchObject({
      error: 'SCHEMA_IN_USE',
      message: expect.stringContaining('the xdm:descriptorOneToOne'),
    })
    await schemas.remove(caller, { type: 'schemas', id: customers })
    expect(await schemas.descriptors.list(caller)).toEqual([])
    await schemas.remove(caller, { type: 'schemas', id: orders })
  })

  it('is not made of a field that is taken away at the same time', async () => {
    const changed = await Promise.allSettled([
      schemas.replace(caller, { type: 'schemas', id: customers }, schemaOf('Customers', PROFILE)),
      schemas.descriptors.create(caller, identity()),
    ])
    expect(changed.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(await schemas.descriptors.list(caller)).toEqual([])
  })

  it('keeps the field that it describes', async () => {
    await schemas.descriptors.create(caller, identity())
    const target = { type: 'schemas' as const, id: customers }
    await expect(
      schemas.replace(caller, target, schemaOf('Customers', PROFILE)),
    ).rejects.toMatchObject({
      error: 'SCHEMA_IN_USE',
      message: expect.stringContaining('/personalEmail/address'),
    })
  })
})
