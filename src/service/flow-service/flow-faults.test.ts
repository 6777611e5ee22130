import type { FlowSpec } from '#contract/specs.ts'
import { describe, expect, it } from 'vitest'
import { flowServiceOnStore } from './flow-service-fixture.ts'
import { flowFaults } from './flow-faults.ts'
import type { SchemaOf } from './target-connections.ts'

const SCOPE = { orgId: 'local@FlowOrg', sandbox: { id: 'sandbox-prod' } }
const WRITER = { ...SCOPE, userId: 'ada', clientId: 'key' }
const END = { state: 'enabled', connectionSpec: { id: 's' }, params: { dataSetId: 'd' } }

const SPEC: FlowSpec = {
  id: 'f',
  name: 'F',
  providerId: 'p',
  version: '1.0',
  sourceConnectionSpecIds: ['s'],
  targetConnectionSpecIds: ['s'],
  transformationSpecs: [
    { name: 'Mapping', spec: {} },
    { name: 'Encryption', spec: { required: ['publicKeyId'] } },
  ],
}

async function faultsOf(
  stored: SchemaOf,
  mapped: SchemaOf,
  ...more: { name: string; params: object }[]
) {
  const { store } = await flowServiceOnStore()
  for (const kind of ['sourceConnections', 'targetConnections'] as const)
    await store.insert(WRITER, kind, { id: 'e', etag: '"1"', body: { ...END, id: 'e', name: 'E' } })
  const fields = {
    name: 'F',
    flowSpec: { id: 'f' },
    sourceConnectionIds: ['e'],
    targetConnectionIds: ['e'],
    transformations: [
      { name: 'Mapping', params: { mappingId: 'm' } },
      ...more.map(({ name, params }) => ({ name, params: { ...params } })),
    ],
  }
  const lookUps = {
    schemaOfDataSet: async () => stored,
    schemaOfMappingSet: async () => mapped,
  }
  return flowFaults(store, SCOPE, fields, SPEC, lookUps, undefined, 0)
}

describe('the schemas of a mapping and of the dataset', () => {
  it.each<[SchemaOf, SchemaOf]>([
    [
      { id: 'a', version: '1' },
      { id: 'a', version: '1.0' },
    ],
    [
      { id: 'a', version: '1.2' },
      { id: 'a', version: '1' },
    ],
    [{ id: 'a' }, { id: 'a', version: '2.0' }],
  ])('agree where they are %j and %j', async (stored, mapped) => {
    const faults = await faultsOf(stored, mapped, {
      name: 'Encryption',
      params: { publicKeyId: 1 },
    })
    expect(faults).toEqual([])
  })

  it.each<[SchemaOf, SchemaOf]>([
    [{ id: 'a' }, { id: 'b' }],
    [
      { id: 'a', version: '1' },
      { id: 'a', version: '2.0' },
    ],
    [
      { id: 'a', version: '1' },
      { id: 'a', version: '10.0' },
    ],
  ])('differ where they are %j and %j', async (stored, mapped) => {
    const faults = await faultsOf(stored, mapped, {
      name: 'Encryption',
      params: { publicKeyId: 1 },
    })
    expect(faults).toMatchObject([
      { error: 'SCHEMAS_DIFFER', pointer: '/transformations/0/params/mappingId' },
    ])
  })
})

it('an encryption without its key is told as such', async () => {
  const same = { id: 'a' }
  expect(await faultsOf(same, same, { name: 'Encryption', params: {} })).toEqual([
    {
      error: 'ENCRYPTION_INCOMPLETE',
      pointer: '/transformations/1/params/publicKeyId',
      message: 'is required',
    },
  ])
})
