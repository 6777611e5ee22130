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
} from './schemas-fixture.ts'
import type { TenantResource } from './tenant-resource.ts'

let schemas: Schemas
let schema: TenantResource

beforeEach(async () => {
  ;({ schemas } = await openTestSchemas())
  const dataType = await schemas.create(caller, 'datatypes', {
    title: 'Property',
    properties: { propertyId: { type: 'string' } },
  })
  const group = await schemas.create(
    caller,
    'fieldgroups',
    fieldGroupOf('Restaurant', { property: { $ref: dataType.$id }, capacity: { type: 'string' } }),
  )
  schema = await schemas.create(caller, 'schemas', schemaOf('Places', PROFILE, group.$id))
})

const exported = () => schemas.transfers.exported(caller, schema)

describe('an export', () => {
  it('has what a schema is made of before it, without anything of the organisation', async () => {
    const payload = await exported()
    expect(payload).toMatchObject([
      { 'meta:resourceType': 'datatypes', title: 'Property' },
      {
        $id: `https://ns.adobe.com/<XDM_TENANTID_PLACEHOLDER>/mixins/${'1'.padStart(48, '0')}`,
        'meta:altId': `_<XDM_TENANTID_PLACEHOLDER>.mixins.${'1'.padStart(48, '0')}`,
        'meta:resourceType': 'mixins',
        version: '1.0',
        definitions: {
          customFields: { properties: { '_<XDM_TENANTID_PLACEHOLDER>': { type: 'object' } } },
        },
        'meta:sandboxId': 'sandbox-prod',
      },
      { 'meta:resourceType': 'schemas', title: 'Places', 'meta:class': PROFILE },
    ])
    expect(JSON.stringify(payload)).not.toContain('localfloworg')
    expect(payload[1]).not.toHaveProperty('imsOrg')
  })

  it('of the library is what it has', async () => {
    const [resource, ...more] = await schemas.transfers.exported(
      caller,
      await schemas.get(caller, 'global', 'datatypes', '_xdm.context.person'),
    )
    expect([resource?.['title'], more]).toEqual(['Person', []])
  })
})

describe('an import', () => {
  it('makes the same in another sandbox, under the same hashes', async () => {
    const payload = await exported()
    const made = await schemas.transfers.imported(inDev, payload.toReversed())
    expect(made.map(({ title }) => title)).toEqual(['Property', 'Restaurant', 'Places'])
    expect(made[2]).toMatchObject({
      $id: schema.$id,
      version: schema.version,
      refs: schema.refs,
      'meta:extends': schema['meta:extends'],
      'meta:sandboxId': 'sandbox-dev',
      'meta:registryMetadata': { 'xdm:createdUserId': 'ada' },
    })
    const composed = await schemas.compose(inDev, schema.$id)
    expect(composed?.schema).toEqual((await schemas.compose(caller, schema.$id))?.schema)
    expect(composed?.schema.properties?.[TENANT]?.properties).toHaveProperty('property')
  })

  it('into another organisation has its name', async () => {
    const other = { ...inDev, orgId: 'Other@Org' }
    const [, group] = await schemas.transfers.imported(other, await exported())
    expect(group).toMatchObject({
      'meta:altId': expect.stringContaining('_otherorg.mixins.'),
      definitions: { customFields: { properties: { _otherorg: { type: 'object' } } } },
      'meta:tenantNamespace': '_otherorg',
    })
  })

  it('that was made already is refused, and nothing is made', async () => {
    const failed = { error: 'IMPORT_FAILED' }
    const payload = await exported()
    await expect(schemas.transfers.imported(caller, payload)).rejects.toMatchObject(failed)
    await schemas.create(inDev, 'schemas', schemaOf('Places', PROFILE))
    await expect(schemas.transfers.imported(inDev, payload)).rejects.toMatchObject({
      ...failed,
      message: expect.stringContaining('Title must be unique'),
    })
    expect(await schemas.list(inDev, 'tenant', 'datatypes')).toEqual([])
  })

  it('that names a resource by its meta:altId is of the same resource', async () => {
    const [dataType] = await exported()
    const named = { ...dataType, $id: dataType?.['meta:altId'], title: 'Another name' }
    await expect(schemas.transfers.imported(caller, [named])).rejects.toMatchObject({
      error: 'IMPORT_FAILED',
      message: expect.stringContaining('$id must be unique'),
    })
  })

  it('without an id, or without what it is made of, is refused', async () => {
    await expect(schemas.transfers.imported(inDev, [{ title: 'x' }])).rejects.toMatchObject({
      error: 'IMPORT_FAILED',
      violations: [{ pointer: '/0/$id' }],
    })
    const [, , alone] = await exported()
    await expect(schemas.transfers.imported(inDev, [alone ?? {}])).rejects.toMatchObject({
      error: 'SCHEMA_INVALID',
      violations: [{ pointer: '/allOf/1/$ref' }],
    })
  })
})
