import { beforeEach, describe, expect, it } from 'vitest'
import type { Kind, ResourceStore, Writer } from '../storage/resource-store.ts'
import { openTestStorage } from '../storage/sqlite/storage-fixture.ts'
import type { EntityKind } from './entity-rules.ts'
import { DATA_LAKE, HTTP_API, STREAM_FLOW } from './flow-service-fixture.ts'
import { Topology } from './topology.ts'

const PROD: Writer = { orgId: 'acme', sandbox: { id: 'prod' }, userId: 'ada', clientId: 'script' }
const DEV: Writer = { orgId: 'acme', sandbox: { id: 'dev' }, userId: 'ada', clientId: 'script' }

const auth = { specName: 'Streaming Connection', params: { inletId: 'inlet', dataType: 'raw' } }
const BASE = { state: 'enabled', sandboxName: 'prod', connectionSpec: HTTP_API, auth }
const SOURCE = { state: 'enabled', baseConnectionId: 'base', connectionSpec: HTTP_API }
const TARGET = { state: 'enabled', params: { dataSetId: 'orders' }, connectionSpec: DATA_LAKE }
const FLOW = {
  state: 'enabled',
  sandboxName: 'prod',
  createdBy: 'ada',
  createdClient: 'key',
  flowSpec: STREAM_FLOW,
  sourceConnectionIds: ['source'],
  targetConnectionIds: ['target'],
  transformations: [{ name: 'Mapping', params: { mappingId: 'by-name', mappingVersion: '2' } }],
}

let store: ResourceStore
let topology: Topology

beforeEach(async () => {
  const { storage } = await openTestStorage()
  store = storage.resources
  await insert(PROD, 'connections', 'base', BASE)
  await insert(PROD, 'sourceConnections', 'source', SOURCE)
  await insert(PROD, 'targetConnections', 'target', TARGET)
  await insert(PROD, 'flows', 'flow', FLOW)
  topology = new Topology(store)
  await topology.load()
})

const insert = (scope: Writer, kind: Kind, id: string, body: object) =>
  store.insert(scope, kind, { id, etag: '"1"', body: { ...body, id } })

/** Writes an entity over, and lets the topology follow. */
async function write(kind: EntityKind, id: string, body: object, scope = PROD): Promise<string[]> {
  await store.remove(scope, kind, id)
  await insert(scope, kind, id, body)
  return topology.follow(scope, kind, id)
}

async function remove(kind: EntityKind, id: string): Promise<string[]> {
  await store.remove(PROD, kind, id)
  return topology.follow(PROD, kind, id)
}

const flowsAtInlet = () => topology.inlet('inlet')?.flows

describe('the topology, after a write,', () => {
  it('follows a flow that is disabled, and one that is deleted', async () => {
    expect(await write('flows', 'flow', { ...FLOW, state: 'disabled' })).toEqual(['flow'])
    expect(topology.streamingFlow('flow')).toBeUndefined()
    expect(flowsAtInlet()).toEqual([{ flowId: 'flow', state: 'disabled', dataSetId: 'orders' }])
    expect(await remove('flows', 'flow')).toEqual(['flow'])
    expect(flowsAtInlet()).toEqual([])
    expect(topology.flowIds()).toEqual([])
  })

  it('tells which flows a target concerns that goes to another dataset', async () => {
    expect(
      await write('targetConnections', 'target', { ...TARGET, params: { dataSetId: 'events' } }),
    ).toEqual(['flow'])
    expect(topology.streamingFlow('flow')?.dataSetId).toBe('events')
  })

  it('moves a source from one base connection to another', async () => {
    const other = { ...BASE, auth: { ...auth, params: { inletId: 'other', dataType: 'xdm' } } }
    expect(await write('connections', 'other-base', other)).toEqual([])
    expect(
      await write('sourceConnections', 'source', { ...SOURCE, baseConnectionId: 'other-base' }),
    ).toEqual(['flow'])
    expect(flowsAtInlet()).toEqual([])
    expect(topology.inlet('other')?.flows.map(({ flowId }) => flowId)).toEqual(['flow'])
  })

  it('stops a flow whose base connection loses its inlet', async () => {
    expect(await write('connections', 'base', { ...BASE, auth: undefined })).toEqual(['flow'])
    expect(topology.inlet('inlet')).toBeUndefined()
    expect(topology.streamingFlow('flow')).toBeUndefined()
  })

  it('opens no inlet for a draft', async () => {
    await write('connections', 'base', { ...BASE, state: 'draft' })
    expect(topology.inlet('inlet')).toBeUndefined()
  })

  it('takes the ids that a flow names for those of its own sandbox', async () => {
    expect(await write('flows', 'foreign', FLOW, DEV)).toEqual(['foreign'])
    expect(topology.streamingFlow('foreign')).toBeUndefined()
    expect(flowsAtInlet()?.map(({ flowId }) => flowId)).toEqual(['flow'])
  })
})

it('knows the inlet that a source connection’s write gave its base connection', async () => {
  await store.remove(PROD, 'connections', 'base')
  await topology.follow(PROD, 'connections', 'base')
  expect(topology.inlet('inlet')).toBeUndefined()
  await insert(PROD, 'connections', 'base', BASE)
  await write('sourceConnections', 'source', SOURCE)
  expect(topology.inlet('inlet')).toMatchObject({ flows: [{ flowId: 'flow', state: 'enabled' }] })
  expect(topology.streamingFlow('flow')).toMatchObject({ flowId: 'flow' })
})
