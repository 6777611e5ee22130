import { expect, it } from 'vitest'
import { flowBody, flowServiceOnStore, givenEnds, ok } from './flow-service-fixture.ts'
import { Topology } from './topology.ts'

const INLET_ID = 'ab'.repeat(32)
const scopeOf = (sandbox: string) => ({ orgId: 'local@FlowOrg', sandbox: { id: sandbox } })

it('forgets the inlets and flows of one sandbox, and of no other', async () => {
  const { send, store } = await flowServiceOnStore()
  const ends = await givenEnds(send)
  const flow = await ok(send('POST', '/flows', flowBody(ends)))
  const topology = new Topology(store)
  await topology.load()

  expect(topology.forget(scopeOf('sandbox-pro'))).toEqual([])
  expect(topology.flowIds()).toEqual([flow.id])
  expect(topology.forget(scopeOf('sandbox-prod'))).toEqual([flow.id])
  expect(topology.inlet(INLET_ID)).toBeUndefined()
  expect(topology.flowIds()).toEqual([])
  expect(topology.streamingFlow(flow.id)).toBeUndefined()
})
