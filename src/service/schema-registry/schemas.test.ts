import { beforeEach, describe, expect, it } from 'vitest'
import { caller, inDev, NOW, openTestSchemas, XDM } from './schemas-fixture.ts'
import type { Schemas } from './schemas.ts'

const body = {
  type: 'object' as const,
  title: 'Customers',
  description: 'Who buys',
  allOf: [
    { $ref: `${XDM}/context/profile` },
    { $ref: `${XDM}/context/profile-person-details` },
    { $ref: `${XDM}/context/profile-personal-details` },
  ],
  'meta:containerId': 'tenant',
  'meta:resourceType': 'schemas',
  'meta:xdmType': 'object',
  'meta:class': `${XDM}/context/profile`,
}

let schemas: Schemas

beforeEach(async () => {
  ;({ schemas } = await openTestSchemas())
})

describe('a new schema', () => {
  it('answers with all that the registry adds', async () => {
    const key = '0'.repeat(48)
    const reference = { type: 'object', 'meta:xdmType': 'object' }
    expect(await schemas.create(caller, 'schemas', body)).toEqual({
      $id: `https://ns.adobe.com/localfloworg/schemas/${key}`,
      'meta:altId': `_localfloworg.schemas.${key}`,
      'meta:resourceType': 'schemas',
      version: '1.0',
      title: 'Customers',
      type: 'object',
      description: 'Who buys',
      allOf: [
        { $ref: `${XDM}/context/profile`, ...reference },
        { $ref: `${XDM}/context/profile-person-details`, ...reference },
        { $ref: `${XDM}/context/profile-personal-details`, ...reference },
      ],
      refs: [
        `${XDM}/context/profile-person-details`,
        `${XDM}/context/profile-personal-details`,
        `${XDM}/context/profile`,
      ],
      imsOrg: 'local@FlowOrg',
      'meta:extensible': false,
      'meta:abstract': false,
      'meta:extends': [
        `${XDM}/context/profile-person-details`,
        `${XDM}/context/profile-personal-details`,
        `${XDM}/data/record`,
        `${XDM}/common/auditable`,
        `${XDM}/context/profile`,
      ],
      'meta:xdmType': 'object',
      'meta:registryMetadata': {
        'repo:createdDate': NOW + 1,
        'repo:lastModifiedDate': NOW + 1,
        'xdm:createdClientId': 'flow-console',
        'xdm:lastModifiedClientId': 'flow-console',
        'xdm:createdUserId': 'ada',
        'xdm:lastModifiedUserId': 'ada',
        eTag: expect.stringMatching(/^[0-9a-f]{64}$/),
        'meta:globalLibVersion': '1.0.0',
      },
      'meta:class': `${XDM}/context/profile`,
      'meta:containerId': 'tenant',
      'meta:sandboxId': 'sandbox-prod',
      'meta:sandboxType': 'production',
      'meta:tenantNamespace': '_localfloworg',
    })
  })

  it('cannot choose its own id', async () => {
    const greedy = { ...body, $id: 'mine', imsOrg: 'other' }
    const made = await schemas.create(caller, 'schemas', greedy)
    expect(made).toMatchObject({ $id: expect.stringMatching(/0{48}$/), imsOrg: 'local@FlowOrg' })
  })

  it.each([
    [
      'a reference to nothing',
      [`${XDM}/context/profile`, `${XDM}/nothing`],
      '/allOf/1/$ref',
      'nothing',
    ],
    ['a meta:altId for a reference', ['_xdm.context.profile'], '/allOf/0/$ref', '$id'],
    [
      'a data type',
      [`${XDM}/context/profile`, `${XDM}/context/person`],
      '/allOf/1/$ref',
      'datatypes',
    ],
    ['no class', [`${XDM}/context/profile-person-details`], '/allOf', '0 classes'],
    [
      'two classes',
      [`${XDM}/context/profile`, `${XDM}/context/experienceevent`],
      '/allOf',
      '2 classes',
    ],
  ])('is refused with %s', async (_title, refs, pointer, reason) => {
    const allOf = refs.map(($ref) => ({ $ref }))
    await expect(schemas.create(caller, 'schemas', { title: 'Bad', allOf })).rejects.toMatchObject({
      error: 'SCHEMA_INVALID',
      message: expect.stringContaining(reason),
      violations: [{ pointer, message: expect.stringContaining(reason) }],
    })
  })

  it.each([
    ['another meta:class', { 'meta:class': `${XDM}/context/experienceevent` }],
    ['fields that are no JSON Schema', { properties: { a: 5 } }],
    ['a pattern that is none', { properties: { a: { type: 'string', pattern: '(' } } }],
    ['a field that refers to nothing', { properties: { a: { $ref: 'https://example.com' } } }],
    ['a pointer that is none', { properties: { _localfloworg: { $ref: '#/definitions/%zz' } } }],
  ])('is refused with %s', async (_title, more) => {
    await expect(schemas.create(caller, 'schemas', { ...body, ...more })).rejects.toMatchObject({
      error: 'SCHEMA_INVALID',
    })
    expect(await schemas.list(caller, 'tenant', 'schemas')).toEqual([])
  })
})

const nested = (levels: number) =>
  JSON.parse(`${'{"type":"object","properties":{"a":'.repeat(levels)}{}${'}}'.repeat(levels)}`)

it.each([
  ['deep fields', { properties: { a: nested(1_000) } }, /The schema is nested/],
  [
    'a reference that is not followed',
    { properties: { _localfloworg: { type: 'object', not: { $ref: '#' } } } },
    /a \$ref below not/,
  ],
  ['fields deeper than a stack', { properties: { a: nested(20_000) } }, /The schema is nested/],
  [
    'fields that are deep by reference',
    {
      properties: { _localfloworg: { $ref: '#/definitions/half' } },
      definitions: {
        half: { properties: { a: { properties: { a: { $ref: '#/definitions/rest' } } } } },
        rest: nested(62),
      },
    },
    /With its references followed, the schema is nested/,
  ],
  [
    'references without an end',
    {
      properties: { _localfloworg: { $ref: '#/definitions/d0' } },
      definitions: Object.fromEntries(
        Array.from({ length: 5_000 }, (_, at) => [`d${at}`, { $ref: `#/definitions/d${at + 1}` }]),
      ),
    },
    /references lead from one to the next/,
  ],
])('a schema with %s is refused with the reason', async (_title, more, reason) => {
  await expect(schemas.create(caller, 'schemas', { ...body, ...more })).rejects.toThrow(reason)
})

describe('a stored schema', () => {
  it('is found by $id and by meta:altId, in its own sandbox only', async () => {
    const { $id, 'meta:altId': altId } = await schemas.create(caller, 'schemas', body)
    for (const id of [$id, altId]) {
      expect(await schemas.get(caller, 'tenant', 'schemas', id)).toMatchObject({ $id })
      expect(await schemas.exists(caller, id)).toBe(true)
      expect(await schemas.exists(inDev, id)).toBe(false)
    }
    await expect(schemas.get(inDev, 'tenant', 'schemas', $id)).rejects.toMatchObject({
      error: 'SCHEMA_NOT_FOUND',
    })
    expect(await schemas.compose(inDev, $id)).toBeUndefined()
  })

  it('composes to what its rows are validated by', async () => {
    const { $id, 'meta:altId': altId } = await schemas.create(caller, 'schemas', body)
    const composed = await schemas.compose(caller, altId)
    expect(composed).toMatchObject({ id: $id, altId, title: 'Customers', version: '1.0' })
    expect(composed?.schema).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'Customers',
      type: 'object',
      properties: { person: { properties: { name: { type: 'object' } } } },
    })
    expect((await schemas.compose(caller, $id))?.schema).toBe(composed?.schema)
  })

  it('is gone once deleted', async () => {
    const { $id } = await schemas.create(caller, 'schemas', body)
    await schemas.compose(caller, $id)
    await schemas.remove(caller, { type: 'schemas', id: $id })
    expect(await schemas.compose(caller, $id)).toBeUndefined()
    await expect(schemas.remove(caller, { type: 'schemas', id: $id })).rejects.toMatchObject({
      error: 'SCHEMA_NOT_FOUND',
    })
  })
})

it('says where a resource is that was looked for among others', async () => {
  await expect(
    schemas.get(caller, 'global', 'classes', '_xdm.context.person'),
  ).rejects.toMatchObject({
    error: 'SCHEMA_NOT_FOUND',
    message: expect.stringContaining('one of the datatypes'),
  })
})
