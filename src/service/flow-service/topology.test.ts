import { describe, expect, it } from 'vitest'
import {
  AZURE_FILES,
  FILES_FLOW,
  flowBody,
  flowServiceOnStore,
  givenEnds,
  HTTP_API,
  ok,
} from './flow-service-fixture.ts'
import { userOfDataSet } from './data-set-user.ts'
import type { ResourceStore } from '../storage/resource-store.ts'
import { Topology } from './topology.ts'

const PROD = { orgId: 'local@FlowOrg', sandbox: { id: 'sandbox-prod' } }
const INLET_ID = 'ab'.repeat(32)

/** What is stored, as the service finds it when it starts. */
async function read(store: ResourceStore) {
  const topology = new Topology(store)
  await topology.load()
  return {
    flows: topology.flowIds().flatMap((id) => topology.streamingFlow(id) ?? []),
    inlet: topology.inlet(INLET_ID),
  }
}

describe('the topology', () => {
  it('joins an inlet with its flows in every state, and runs the enabled ones', async () => {
    const { send, store } = await flowServiceOnStore()
    const ends = await givenEnds(send)
    const on = await ok(send('POST', '/flows', flowBody(ends)))
    const off = await ok(send('POST', '/flows', flowBody(ends)))
    await ok(send('POST', `/flows/${off.id}/action?op=disable`))
    const draft = await ok(
      send('POST', '/flows?mode=draft', { ...flowBody(ends), targetConnectionIds: [] }),
    )
    const { flows, inlet } = await read(store)
    expect(flows).toEqual([
      {
        scope: PROD,
        flowId: on.id,
        flowSpec: flowBody(ends).flowSpec,
        sandboxName: 'prod',
        createdBy: 'administrator@local',
        createdClient: 'key',
        dataSetId: 'orders',
        mapping: { id: 'orders', version: 0 },
      },
    ])
    expect(inlet).toEqual({
      scope: PROD,
      sandboxName: 'prod',
      inletId: INLET_ID,
      dataType: 'raw',
      authenticationRequired: false,
      flows: [
        { flowId: on.id, state: 'enabled', dataSetId: 'orders' },
        { flowId: off.id, state: 'disabled', dataSetId: 'orders' },
        { flowId: draft.id, state: 'draft', dataSetId: '' },
      ],
    })
  })

  it.each([true, 'true', 1])(
    'asks for the token where that was required by %j',
    async (required) => {
      const { send, store } = await flowServiceOnStore()
      const params = { dataType: 'xdm', authenticationRequired: required }
      const auth = { specName: 'Streaming Connection', params }
      await ok(send('POST', '/connections', { name: 'Shop', connectionSpec: HTTP_API, auth }))
      expect((await read(store)).inlet).toMatchObject({
        dataType: 'xdm',
        authenticationRequired: true,
        flows: [],
      })
    },
  )

  it('lets no source connection claim an inlet by naming it', async () => {
    const { send, store } = await flowServiceOnStore()
    await givenEnds(send)
    const dev = { 'x-sandbox-name': 'dev' }
    const params = { host: 'h', userid: 'u', password: 'x' }
    const base = await ok(
      send(
        'POST',
        '/connections',
        {
          name: 'F',
          connectionSpec: AZURE_FILES,
          auth: { specName: 'Basic Authentication', params },
        },
        dev,
      ),
    )
    const source = await ok(
      send(
        'POST',
        '/sourceConnections',
        {
          name: 'S',
          baseConnectionId: base.id,
          connectionSpec: AZURE_FILES,
          params: { path: '/a', inletId: INLET_ID },
        },
        dev,
      ),
    )
    const flow = { name: 'Theirs', flowSpec: FILES_FLOW, sourceConnectionIds: [source.id] }
    await ok(send('POST', '/flows?mode=draft', flow, dev))
    const { flows, inlet } = await read(store)
    expect(flows).toEqual([])
    expect(inlet).toMatchObject({ inletId: INLET_ID, flows: [] })
  })

  it('keeps a draft from the inlet of another sandbox', async () => {
    const { send, store } = await flowServiceOnStore()
    const ends = await givenEnds(send)
    await ok(send('POST', '/flows?mode=draft', flowBody(ends), { 'x-sandbox-name': 'dev' }))
    expect((await read(store)).inlet).toMatchObject({ flows: [] })
  })
})

describe('the user of a dataset', () => {
  it('is the dataflow that fills it, even a draft', async () => {
    const { send, store } = await flowServiceOnStore()
    const ends = await givenEnds(send)
    expect(await userOfDataSet(store, PROD, 'orders')).toBeUndefined()
    const { id } = await ok(send('POST', '/flows?mode=draft', flowBody(ends)))
    expect(await userOfDataSet(store, PROD, 'orders')).toBe(`the dataflow "Orders to lake" (${id})`)
    expect(await userOfDataSet(store, PROD, 'events')).toBeUndefined()
    const dev = { ...PROD, sandbox: { id: 'sandbox-dev' } }
    expect(await userOfDataSet(store, dev, 'orders')).toBeUndefined()
  })
})
