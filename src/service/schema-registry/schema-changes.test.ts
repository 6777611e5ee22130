import { beforeEach, describe, expect, it } from 'vitest'
import type { JsonPatch } from '#contract/json-patch.ts'
import type { Schemas } from './schemas.ts'
import {
  caller,
  fieldGroupOf,
  NOW,
  openTestSchemas,
  PROFILE,
  schemaOf,
  TENANT,
  XDM,
} from './schemas-fixture.ts'
import type { TenantResource } from './tenant-resource.ts'

const PERSON_DETAILS = `${XDM}/context/profile-person-details`
const FIELDS = `/definitions/customFields/properties/${TENANT}/properties`

let schemas: Schemas
let used: Set<string>
let told: string[]
let loyalty: TenantResource
let members: TenantResource

beforeEach(async () => {
  ;({ schemas, used, told } = await openTestSchemas())
  const fields = { points: { type: 'integer', minimum: 0 }, level: { enum: ['gold', 'silver'] } }
  loyalty = await schemas.create(caller, 'fieldgroups', fieldGroupOf('Loyalty', fields))
  members = await schemas.create(caller, 'schemas', schemaOf('Members', PROFILE, loyalty.$id))
})

const patchGroup = (patch: JsonPatch, etag?: string) =>
  schemas.patch(caller, { type: 'fieldgroups', id: loyalty.$id }, patch, etag)
const patchSchema = (patch: JsonPatch) =>
  schemas.patch(caller, { type: 'schemas', id: members.$id }, patch)
const fieldsOf = async () =>
  (await schemas.compose(caller, members.$id))?.schema.properties?.[TENANT]

describe('a patch', () => {
  it('that adds a field group counts up the minor version, and keeps who made the schema', async () => {
    const patched = await patchSchema([
      { op: 'add', path: '/meta:extends/-', value: PERSON_DETAILS },
      { op: 'add', path: '/allOf/-', value: { $ref: PERSON_DETAILS } },
    ])
    expect(patched).toMatchObject({
      $id: members.$id,
      version: '1.1',
      'meta:extends': expect.arrayContaining([PERSON_DETAILS, loyalty.$id, PROFILE]),
      'meta:registryMetadata': {
        'repo:createdDate': members['meta:registryMetadata']['repo:createdDate'],
        'repo:lastModifiedDate': NOW + 2,
        eTag: expect.not.stringContaining(members['meta:registryMetadata'].eTag),
      },
    })
    expect(patched['meta:extends']).toHaveLength(5)
    expect((await schemas.compose(caller, members.$id))?.schema.properties).toHaveProperty('person')
  })

  it('that copies its copies again and again is refused', async () => {
    const copies = Array.from({ length: 30 }, (_, index) => ({
      op: 'copy',
      from: '/definitions',
      path: `/definitions/copy${index}`,
    }))
    await expect(patchGroup(copies)).rejects.toThrow('copies too much')
  })

  it('of a field group reaches the schemas that have it, at once', async () => {
    const before = await schemas.compose(caller, members.$id)
    await patchGroup([{ op: 'add', path: `${FIELDS}/since`, value: { type: 'string' } }])
    expect(before?.schema).not.toHaveProperty(`properties.${TENANT}.properties.since`)
    expect(await fieldsOf()).toHaveProperty('properties.since', {
      type: 'string',
      'meta:xdmType': 'string',
    })
  })

  it('is told of where it changes fields, so that what runs by them can follow', async () => {
    await patchGroup([{ op: 'add', path: '/description', value: 'Who comes back' }])
    expect(told).toEqual([])
    await patchGroup([{ op: 'add', path: `${FIELDS}/since`, value: { type: 'string' } }])
    expect(told).toEqual(['sandbox-prod'])
  })

  it('that changes nothing is no new version', async () => {
    const same = await patchSchema([{ op: 'replace', path: '/title', value: 'Members' }])
    expect(same).toEqual(members)
  })

  it('may move, copy and test, in either case', async () => {
    const patched = await patchGroup([
      { op: 'TEST', path: '/title', value: 'Loyalty' },
      { op: 'copy', from: `${FIELDS}/points`, path: `${FIELDS}/more` },
      { op: 'move', from: `${FIELDS}/more`, path: `${FIELDS}/most` },
    ])
    const { properties = {} } = patched.definitions?.['customFields'] ?? {}
    expect(Object.keys(properties[TENANT]?.properties ?? {})).toEqual(['points', 'level', 'most'])
  })

  it.each<[string, JsonPatch[number], string]>([
    ['of an id', { op: 'replace', path: '/$id', value: 'mine' }, '/0/path'],
    ['of the version', { op: 'remove', path: '/version' }, '/0/path'],
    ['of what is not there', { op: 'remove', path: '/nothing' }, '/0/path'],
    ['with a failing test', { op: 'test', path: '/title', value: 'Other' }, '/0/path'],
    ['without a value', { op: 'add', path: '/description' }, '/0/value'],
    ['with an unknown operation', { op: 'merge', path: '/title', value: 'x' }, '/0/op'],
    ['into every object', { op: 'add', path: '/__proto__/polluted', value: 1 }, '/0/path'],
  ])('%s is refused, with the operation', async (_title, operation, pointer) => {
    await expect(patchSchema([operation])).rejects.toMatchObject({
      error: 'REGISTRY_PATCH_INVALID',
      violations: [{ pointer }],
    })
    expect(await schemas.get(caller, 'tenant', 'schemas', members.$id)).toEqual(members)
  })

  it('with an old eTag is refused, quoted or bare', async () => {
    const { eTag } = loyalty['meta:registryMetadata']
    const add = (name: string): JsonPatch => [
      { op: 'add', path: `${FIELDS}/${name}`, value: { type: 'string' } },
    ]
    await patchGroup(add('one'), `"${eTag}"`)
    for (const stale of [eTag, `"${eTag}"`]) {
      await expect(patchGroup(add('two'), stale)).rejects.toMatchObject({
        error: 'REGISTRY_ETAG_STALE',
      })
    }
    await expect(patchGroup(add('two'), '*')).resolves.toMatchObject({ version: '1.2' })
  })
})

describe('a schema that a dataset uses', () => {
  beforeEach(() => {
    used.add(members.$id)
  })

  it.each<[string, JsonPatch[number], string]>([
    ['loses a field', { op: 'remove', path: `${FIELDS}/points` }, 'would be gone'],
    [
      'has a field of another type',
      { op: 'replace', path: `${FIELDS}/points/type`, value: 'string' },
      'would be of type string instead of integer',
    ],
    [
      'allows less',
      { op: 'replace', path: `${FIELDS}/points/minimum`, value: 5 },
      'would allow less, by minimum',
    ],
    [
      'loses a value',
      { op: 'replace', path: `${FIELDS}/level/enum`, value: ['gold'] },
      'would no longer allow ["silver"]',
    ],
  ])('keeps what it has: no change by which it %s', async (_title, operation, reason) => {
    await expect(patchGroup([operation])).rejects.toMatchObject({
      error: 'CHANGE_BREAKING',
      message: expect.stringContaining('The schema "Members" is used by the dataset "Orders"'),
      violations: [
        {
          pointer: expect.stringMatching(/^\/_localfloworg\/(points|level)$/),
          message: expect.stringContaining(reason),
        },
      ],
    })
    expect(await fieldsOf()).toMatchObject({ properties: { points: { minimum: 0 } } })
    used.clear()
    await expect(patchGroup([operation])).resolves.toMatchObject({ version: '1.1' })
  })

  it('stays of its class', async () => {
    const other = await schemas.create(caller, 'classes', {
      title: 'Visitors',
      allOf: [{ $ref: `${XDM}/data/record` }],
    })
    const target = { type: 'schemas' as const, id: members.$id }
    await expect(
      schemas.replace(caller, target, schemaOf('Members', other.$id, loyalty.$id)),
    ).rejects.toMatchObject({
      error: 'CHANGE_BREAKING',
      violations: expect.arrayContaining([
        { pointer: '/meta:class', message: 'would be another class' },
      ]),
    })
  })

  it('can be added to, also with values and required fields', async () => {
    await patchGroup([
      { op: 'add', path: `${FIELDS}/since`, value: { type: 'string', format: 'date' } },
      { op: 'add', path: `${FIELDS}/level/enum/-`, value: 'bronze' },
      { op: 'remove', path: `${FIELDS}/points/minimum` },
      { op: 'add', path: `${FIELDS.replace(/\/properties$/, '')}/required`, value: ['since'] },
    ])
    expect(await fieldsOf()).toMatchObject({ required: ['since'] })
  })

  it('stays, as its field groups do', async () => {
    const refused = { error: 'SCHEMA_IN_USE' }
    const schema = { type: 'schemas' as const, id: members.$id }
    await expect(schemas.remove(caller, schema)).rejects.toMatchObject(refused)
    const group = { type: 'fieldgroups' as const, id: loyalty.$id }
    await expect(schemas.remove(caller, group)).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining(`the schema "Members" (${members.$id})`),
    })
    used.clear()
    await schemas.remove(caller, schema)
    await schemas.remove(caller, group)
    expect(await schemas.list(caller, 'tenant', 'fieldgroups')).toEqual([])
  })
})

describe('a resource written anew', () => {
  it('is what was sent, under the same id', async () => {
    const body = { ...schemaOf('Loyal members', PROFILE), description: 'They come back' }
    const target = { type: 'schemas' as const, id: members['meta:altId'] }
    const replaced = await schemas.replace(caller, target, body)
    expect(replaced).toMatchObject({ $id: members.$id, version: '1.1', title: 'Loyal members' })
    expect(replaced.allOf).toHaveLength(1)
  })

  it('may keep its own title, but not take that of another', async () => {
    const target = { type: 'schemas' as const, id: members.$id }
    await expect(
      schemas.replace(caller, target, schemaOf('Members', PROFILE)),
    ).resolves.toMatchObject({ version: '1.1' })
    await expect(
      schemas.replace(caller, target, schemaOf('Loyalty', PROFILE)),
    ).rejects.toMatchObject({ error: 'TITLE_NOT_UNIQUE' })
  })

  it('that is not there is not made', async () => {
    const target = { type: 'classes' as const, id: loyalty.$id }
    const body = { title: 'New', allOf: [{ $ref: `${XDM}/data/record` }] }
    await expect(schemas.replace(caller, target, body)).rejects.toMatchObject({
      error: 'SCHEMA_NOT_FOUND',
      message: expect.stringContaining('It is one of the mixins'),
    })
  })
})

it('tells schemas what they come to extend by their field groups', async () => {
  const base = await schemas.create(caller, 'fieldgroups', fieldGroupOf('Base', {}))
  await patchGroup([{ op: 'add', path: '/allOf/-', value: { $ref: base.$id } }])
  const schema = await schemas.get(caller, 'tenant', 'schemas', members.$id)
  expect(schema).toMatchObject({
    version: '1.1',
    'meta:extends': expect.arrayContaining([base.$id]),
  })
})
