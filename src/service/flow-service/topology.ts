import type { State } from '#contract/entity.ts'
import type { Flow } from '#contract/flow.ts'
import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import type { ConnectionFields } from './connections.ts'
import type { Entity } from './entities.ts'
import type { EntityKind } from './entity-rules.ts'
import { mappingOf, type FlowFields } from './flow-fields.ts'
import { inletOf, OF_INLETS, STREAMING_CONNECTION, type InletParams } from './inlet-params.ts'
import { inScope, keyOf } from './scoped-key.ts'
import { References } from './references.ts'
import type { SourceConnectionFields } from './source-connection-fields.ts'
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

/** A flow with what it refers to, by key: see `keyOf`. */
interface KnownFlow extends Omit<StreamingFlow, 'dataSetId'> {
  state: State
  sourceKeys: string[]
  targetKey: string
}

/**
 * How inlets, flows and datasets of all tenants hang together. It is kept in memory, so that a message finds its way
 * without a question to the database, and follows a write by reading the one entity that was written.
 */
export class Topology {
  readonly #store: ResourceStore
  readonly #inlets = new Map<string, Omit<InletWithFlows, 'flows'> & { baseKey: string }>()
  readonly #inletIdOfBase = new Map<string, string>()
  readonly #baseOfSource = new Map<string, string>()
  readonly #sourcesOfBase = new References()
  readonly #flowsOfSource = new References()
  readonly #flowsOfTarget = new References()
  readonly #dataSetIdOfTarget = new Map<string, string>()
  readonly #flows = new Map<string, KnownFlow>()
  #following: Promise<unknown> = Promise.resolve()

  constructor(store: ResourceStore) {
    this.#store = store
  }

  /** Reads all that is stored: once, before anything else is asked. */
  async load(): Promise<void> {
    const store = this.#store
    for await (const { scope, id, body } of store.all<Entity<ConnectionFields>>(
      'connections',
      OF_INLETS,
    ))
      this.#setConnection(scope, id, body)
    for await (const { scope, id, body } of store.all<Entity<SourceConnectionFields>>(
      'sourceConnections',
    ))
      this.#setSource(scope, id, body)
    for await (const { scope, id, body } of store.all<Entity<TargetConnectionFields>>(
      'targetConnections',
    ))
      this.#setTarget(scope, id, body)
    for await (const { scope, id, body } of store.all<Entity<FlowFields>>('flows'))
      this.#setFlow(scope, id, body)
  }

  /**
   * Follows a write, a deletion too. Writes are followed one after another, so that a later one is never overtaken.
   *
   * @returns the ids of the flows that may run otherwise now, or not at all.
   */
  follow(scope: Scope, kind: EntityKind, id: string): Promise<string[]> {
    const next = this.#following.then(() => this.#reread(scope, kind, id))
    this.#following = next.catch(() => undefined)
    return next
  }

  /**
   * Forgets all that belongs to a sandbox, which is to be cleared: its inlets take no more messages.
   *
   * @returns the ids of the flows that are not to run any more.
   */
  forget(scope: Scope): string[] {
    const isIn = inScope(scope)
    for (const baseKey of [...this.#inletIdOfBase.keys()].filter(isIn)) this.#forgetInlet(baseKey)
    for (const key of [...this.#baseOfSource.keys()].filter(isIn)) {
      this.#sourcesOfBase.set(key, [])
      this.#baseOfSource.delete(key)
    }
    for (const key of [...this.#dataSetIdOfTarget.keys()].filter(isIn))
      this.#dataSetIdOfTarget.delete(key)
    const flows = [...this.#flows.values()].filter((flow) => isIn(keyOf(flow.scope, flow.flowId)))
    for (const { flowId } of flows) this.#setFlow(scope, flowId, undefined)
    return flows.map(({ flowId }) => flowId)
  }

  inlet(inletId: string): InletWithFlows | undefined {
    const known = this.#inlets.get(inletId)
    if (!known) return undefined
    const { baseKey, ...inlet } = known
    const flows = this.#flowIdsOfBase(baseKey).flatMap((flowId) => {
      const flow = this.#flows.get(flowId)
      return flow ? [{ flowId, state: flow.state, dataSetId: this.#dataSetIdOf(flow) }] : []
    })
    return { ...inlet, flows }
  }

  /** The ids of all flows, in whatever state. */
  flowIds(): string[] {
    return [...this.#flows.keys()]
  }

  /** @returns undefined for a flow that is not enabled, or does not stream. */
  streamingFlow(flowId: string): StreamingFlow | undefined {
    const flow = this.#flows.get(flowId)
    if (flow?.state !== 'enabled') return undefined
    const { state, sourceKeys, targetKey, ...rest } = flow
    if (!sourceKeys.some((key) => this.#inletIdOfBase.has(this.#baseOfSource.get(key) ?? '')))
      return undefined
    return { ...rest, dataSetId: this.#dataSetIdOf(flow) }
  }

  async #reread(scope: Scope, kind: EntityKind, id: string): Promise<string[]> {
    const key = keyOf(scope, id)
    switch (kind) {
      case 'connections':
        this.#setConnection(
          scope,
          id,
          (await this.#store.get<Entity<ConnectionFields>>(scope, kind, id))?.body,
        )
        return this.#flowIdsOfBase(key)
      case 'sourceConnections':
        await this.#rereadSource(scope, id)
        return this.#flowsOfSource.of(key)
      case 'targetConnections':
        this.#setTarget(
          scope,
          id,
          (await this.#store.get<Entity<TargetConnectionFields>>(scope, kind, id))?.body,
        )
        return this.#flowsOfTarget.of(key)
      case 'flows':
        this.#setFlow(scope, id, (await this.#store.get<Entity<FlowFields>>(scope, kind, id))?.body)
        return [id]
    }
  }

  /** The write of a source connection may have given its base connection the inlet. */
  async #rereadSource(scope: Scope, id: string): Promise<void> {
    const source = await this.#store.get<Entity<SourceConnectionFields>>(
      scope,
      'sourceConnections',
      id,
    )
    this.#setSource(scope, id, source?.body)
    const baseId = source?.body.baseConnectionId
    if (baseId !== undefined) await this.#reread(scope, 'connections', baseId)
  }

  #setConnection(scope: Scope, id: string, body: Entity<ConnectionFields> | undefined): void {
    const baseKey = keyOf(scope, id)
    this.#forgetInlet(baseKey)
    const inlet = body && enabledInletOf(body)
    if (!inlet) return
    this.#inletIdOfBase.set(baseKey, inlet.inletId)
    this.#inlets.set(inlet.inletId, { ...inlet, scope, sandboxName: body.sandboxName, baseKey })
  }

  #forgetInlet(baseKey: string): void {
    this.#inlets.delete(this.#inletIdOfBase.get(baseKey) ?? '')
    this.#inletIdOfBase.delete(baseKey)
  }

  #setSource(scope: Scope, id: string, body: Entity<SourceConnectionFields> | undefined): void {
    const key = keyOf(scope, id)
    const baseKey =
      body?.baseConnectionId === undefined ? undefined : keyOf(scope, body.baseConnectionId)
    this.#sourcesOfBase.set(key, baseKey === undefined ? [] : [baseKey])
    if (baseKey === undefined) this.#baseOfSource.delete(key)
    else this.#baseOfSource.set(key, baseKey)
  }

  #setTarget(scope: Scope, id: string, body: Entity<TargetConnectionFields> | undefined): void {
    const dataSetId = body?.params?.dataSetId
    if (dataSetId === undefined) this.#dataSetIdOfTarget.delete(keyOf(scope, id))
    else this.#dataSetIdOfTarget.set(keyOf(scope, id), dataSetId)
  }

  #setFlow(scope: Scope, flowId: string, body: Entity<FlowFields> | undefined): void {
    const sourceKeys = (body?.sourceConnectionIds ?? []).map((id) => keyOf(scope, id))
    const targetKey = keyOf(scope, body?.targetConnectionIds?.[0] ?? '')
    this.#flowsOfSource.set(flowId, sourceKeys)
    this.#flowsOfTarget.set(flowId, body ? [targetKey] : [])
    if (!body) {
      this.#flows.delete(flowId)
      return
    }
    const { flowSpec, sandboxName, createdBy, createdClient, state, transformations = [] } = body
    const mapping = mappingOf(transformations)
    this.#flows.set(flowId, {
      scope,
      flowId,
      flowSpec,
      sandboxName,
      createdBy,
      createdClient,
      state,
      sourceKeys,
      targetKey,
      mapping,
    })
  }

  #flowIdsOfBase(baseKey: string): string[] {
    return this.#sourcesOfBase.of(baseKey).flatMap((sourceKey) => this.#flowsOfSource.of(sourceKey))
  }

  #dataSetIdOf({ targetKey }: KnownFlow): string {
    return this.#dataSetIdOfTarget.get(targetKey) ?? ''
  }
}

/** Only a base connection's own params tell of an inlet: whatever else names one could have been written by anybody. */
function enabledInletOf({ state, auth }: Entity<ConnectionFields>): InletParams | undefined {
  return state === 'enabled' && auth?.specName === STREAMING_CONNECTION
    ? inletOf(auth.params)
    : undefined
}
