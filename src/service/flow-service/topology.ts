import type { State } from '#contract/entity.ts'
import type { Flow } from '#contract/flow.ts'
import type { Resource, ResourceStore, Scope } from '../storage/resource-store.ts'
import type { ConnectionFields } from './connections.ts'
import type { Entity } from './entities.ts'
import { mappingOf, type FlowFields } from './flow-fields.ts'
import { inletOf, STREAMING_CONNECTION, type InletParams } from './inlet-params.ts'
import type { SourceConnectionFields } from './source-connections.ts'
import type { TargetConnectionFields } from './target-connections.ts'

/** A streaming flow that is enabled, with all that its worker needs to find. */
export interface StreamingFlow extends Pick<
  Flow,
  'flowSpec' | 'sandboxName' | 'createdBy' | 'createdClient'
> {
  scope: Scope
  flowId: string
  dataSetId: string
  mapping: { id: string; version: number | undefined } | undefined
}

/** An inlet and the flows, in whatever state, that take its messages. */
export interface InletWithFlows extends InletParams {
  scope: Scope
  sandboxName: string
  flows: { flowId: string; state: State; dataSetId: string }[]
}

export interface Topology {
  flows: StreamingFlow[]
  inlets: InletWithFlows[]
}

type Stored<Fields extends object> = (Resource<Entity<Fields>> & { scope: Scope })[]

/** How inlets, flows and datasets hang together, in all tenants, as stored now. */
export async function readTopology(store: ResourceStore): Promise<Topology> {
  const connections: Stored<ConnectionFields> = await store.all('connections')
  const sources: Stored<SourceConnectionFields> = await store.all('sourceConnections')
  const targets: Stored<TargetConnectionFields> = await store.all('targetConnections')
  const flows: Stored<FlowFields> = await store.all('flows')

  const inletOfBase = new Map(
    connections.map(({ scope, id, body }) => [keyOf(scope, id), enabledInletOf(body)]),
  )
  const inletIdOfSource = new Map(
    sources.map(({ scope, id, body }) => [
      keyOf(scope, id),
      inletOfBase.get(keyOf(scope, body.baseConnectionId))?.inletId,
    ]),
  )
  const dataSetOfTarget = new Map(
    targets.map(({ scope, id, body }) => [keyOf(scope, id), body.params?.dataSetId]),
  )
  const ends = flows.map((flow) => ({
    ...flow,
    inletIds: (flow.body.sourceConnectionIds ?? []).map((id) =>
      inletIdOfSource.get(keyOf(flow.scope, id)),
    ),
    dataSetId: dataSetOfTarget.get(keyOf(flow.scope, flow.body.targetConnectionIds?.[0])) ?? '',
  }))
  const streaming = ends.filter(({ inletIds }) => inletIds.some((id) => id !== undefined))
  return {
    flows: streaming
      .filter(({ body }) => body.state === 'enabled')
      .map(({ id, scope, body, dataSetId }) => ({
        scope,
        flowId: id,
        flowSpec: body.flowSpec,
        sandboxName: body.sandboxName,
        createdBy: body.createdBy,
        createdClient: body.createdClient,
        dataSetId,
        mapping: mappingOf(body.transformations ?? []),
      })),
    inlets: connections.flatMap(({ scope, body }) => {
      const inlet = enabledInletOf(body)
      if (!inlet) return []
      const own = streaming.filter(({ inletIds }) => inletIds.includes(inlet.inletId))
      const itsFlows = own.map((flow) => ({
        flowId: flow.id,
        state: flow.body.state,
        dataSetId: flow.dataSetId,
      }))
      return [{ ...inlet, scope, sandboxName: body.sandboxName, flows: itsFlows }]
    }),
  }
}

/** Only a base connection's own params tell of an inlet: whatever else names one could have been written by anybody. */
function enabledInletOf({ state, auth }: Entity<ConnectionFields>): InletParams | undefined {
  return state === 'enabled' && auth?.specName === STREAMING_CONNECTION
    ? inletOf(auth.params)
    : undefined
}

/** A flow may name any id, but means a resource of its own sandbox. */
function keyOf({ orgId, sandbox }: Scope, id: string | undefined): string {
  return JSON.stringify([orgId, sandbox.id, id])
}
