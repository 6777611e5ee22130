import { beforeEach, describe, expect, it } from 'vitest'
import type { JsonPatch } from '#contract/json-patch.ts'
import type { NewDescriptor } from '#contract/schema-registry-descriptors.ts'
import type { Schemas } from './schemas.ts'
import {
  caller,
  EVENT,
  fieldGroupOf,
  openTestSchemas,
  PROFILE,
  schemaOf,
  TENANT,
  XDM,
} from './schemas-fixture.ts'

const IDENTITY_MAP = `${XDM}/context/identitymap`
const PERSONAL = `${XDM}/context/profile-personal-details`
const ENABLE: JsonPatch = [{ op: 'add', path: '/meta:immutableTags', value: ['union'] }]

let schemas: Schemas

beforeEach(async () => {
  ;({ schemas } = await openTestSchemas())
})

const create = (title: string, ...ids: string[]) =>
  schemas.create(caller, 'schemas', schemaOf(title, ...ids))
const enable = (id: string, patch = ENABLE) => schemas.patch(caller, { type: 'schemas', id }, patch)

const identity = (id: string): NewDescriptor => ({
  '@type': 'xdm:descriptorIdentity',
  'xdm:sourceSchema': id,
  'xdm:sourceVersion': 1,
  'xdm:sourceProperty': '/personalEmail/address',
  'xdm:namespace': 'Email',
  'xdm:property': 'xdm:code',
  'xdm:isPrimary': true,
})

describe('a union', () => {
  it('has what all schemas of its class have that are enabled for it', async () => {
    const one = await create('One', PROFILE, IDENTITY_MAP)
    const two = await create('Two', PROFILE, IDENTITY_MAP, PERSONAL)
    const out = await create('Out', PROFILE, `${XDM}/context/profile-work-details`)
    const events = await create('Events', EVENT)
    for (const { $id } of [one, two, events]) await enable($id)
    expect(await schemas.list(caller, 'tenant', 'unions')).toMatchObject([
      { $id: `${EVENT}__union`, title: 'XDM ExperienceEvent' },
      { $id: `${PROFILE}__union`, title: 'XDM Individual Profile' },
    ])
    const union = await schemas.get(caller, 'tenant', 'unions', '_xdm.context.profile__union')
    expect(union).toMatchObject({
      'meta:resourceType': 'unions',
      version: '1.0',
      imsOrg: 'local@FlowOrg',
      'meta:class': PROFILE,
      'meta:containerId': 'tenant',
      'meta:sandboxId': 'sandbox-prod',
      'meta:sandboxType': 'production',
      'meta:extends': expect.arrayContaining([one.$id, two.$id, PROFILE, `${XDM}/data/record`]),
    })
    expect(union['meta:extends']).not.toContain(out.$id)
    expect(union.allOf).toEqual([PROFILE, IDENTITY_MAP, PERSONAL].map(($ref) => ({ $ref })))
    const { properties } = await schemas.composeResource(caller, union)
    expect(properties).toHaveProperty('personalEmail')
    expect(properties).not.toHaveProperty('workAddress')
    expect(await schemas.get(caller, 'tenant', 'schemas', `${PROFILE}__union`)).toEqual(union)
  })

  it('is not there while no schema is enabled for it', async () => {
    await create('One', PROFILE)
    expect(await schemas.list(caller, 'tenant', 'unions')).toEqual([])
    await expect(
      schemas.get(caller, 'tenant', 'unions', `${PROFILE}__union`),
    ).rejects.toMatchObject({ error: 'SCHEMA_NOT_FOUND' })
  })
})

describe('a schema joins its union', () => {
  it('with a map of identities or a primary identity, and never leaves', async () => {
    const { $id } = await create('Customers', PROFILE, PERSONAL)
    await expect(enable($id)).rejects.toMatchObject({ error: 'UNION_IDENTITY_MISSING' })
    const descriptor = await schemas.descriptors.create(caller, identity($id))
    expect(await enable($id)).toMatchObject({ version: '1.1', 'meta:immutableTags': ['union'] })
    await expect(schemas.descriptors.remove(caller, descriptor['@id'])).rejects.toMatchObject({
      error: 'UNION_IDENTITY_MISSING',
    })
    await expect(
      enable($id, [{ op: 'remove', path: '/meta:immutableTags' }]),
    ).rejects.toMatchObject({ error: 'REGISTRY_PATCH_INVALID' })
    const target = { type: 'schemas' as const, id: $id }
    const replaced = await schemas.replace(caller, target, {
      ...schemaOf('Customers', PROFILE, PERSONAL),
      description: 'Who buys',
    })
    expect(replaced['meta:immutableTags']).toEqual(['union'])
    await expect(schemas.remove(caller, target)).rejects.toMatchObject({
      error: 'SCHEMA_IN_USE',
      message: expect.stringContaining('the union of'),
    })
  })

  it.each<[string, JsonPatch]>([
    [
      'an element before there is a list',
      [{ op: 'add', path: '/meta:immutableTags/-', value: 'union' }],
    ],
    [
      'the path that the reference prints',
      [{ op: 'add', path: '/meta:immutableTags-', value: 'union' }],
    ],
  ])('by %s', async (_title, patch) => {
    const { $id } = await create('Customers', PROFILE, IDENTITY_MAP)
    expect(await enable($id, patch)).toMatchObject({ 'meta:immutableTags': ['union'] })
  })

  it('only if its fields can be merged with the others', async () => {
    const groups = await Promise.all(
      (['string', 'integer'] as const).map((type) =>
        schemas.create(caller, 'fieldgroups', fieldGroupOf(`As ${type}`, { size: { type } })),
      ),
    )
    const [one, two] = await Promise.all(
      groups.map(({ $id }, at) => create(`Schema ${at}`, PROFILE, IDENTITY_MAP, $id)),
    )
    await enable(one?.$id ?? '')
    await expect(enable(two?.$id ?? '')).rejects.toMatchObject({
      error: 'TYPES_CONFLICT',
      message: expect.stringContaining(`/${TENANT}/size`),
    })
  })

  it('only with reference identities for its relations, of the namespace they lead to', async () => {
    const { $id: to } = await create('Products', PROFILE, PERSONAL)
    const { $id: from } = await create('Customers', PROFILE, PERSONAL, IDENTITY_MAP)
    await schemas.descriptors.create(caller, identity(to))
    await enable(to)
    const place = {
      'xdm:sourceSchema': from,
      'xdm:sourceVersion': 1,
      'xdm:sourceProperty': '/personalEmail/address',
    }
    await schemas.descriptors.create(caller, {
      '@type': 'xdm:descriptorOneToOne',
      ...place,
      'xdm:destinationSchema': to,
      'xdm:destinationVersion': 1,
    })
    await expect(enable(from)).rejects.toMatchObject({ error: 'UNION_REFERENCE_MISSING' })
    const reference = { '@type': 'xdm:descriptorReferenceIdentity' as const, ...place }
    const { '@id': id } = await schemas.descriptors.create(caller, {
      ...reference,
      'xdm:identityNamespace': 'Phone',
    })
    await expect(enable(from)).rejects.toMatchObject({ error: 'UNION_NAMESPACES_DIFFER' })
    const body = { ...reference, 'xdm:identityNamespace': 'Email' }
    await schemas.descriptors.replace(caller, id, body)
    await expect(enable(from)).resolves.toBeDefined()
  })
})
