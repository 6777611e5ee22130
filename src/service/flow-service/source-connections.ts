import type { JsonObject } from '#contract/entity.ts'
import type { Violation } from '#contract/problem.ts'
import { NewSourceConnection, type SourceConnection } from '#contract/source-connection.ts'
import { newEtag } from '../http/etag.ts'
import { ApiError } from '../http/api-error.ts'
import type { ResourceStore, Scope, Writer } from '../storage/resource-store.ts'
import { isStreaming, type ConnectionFields } from './connections.ts'
import type { Entity, Sources } from './entities.ts'
import type { EntityRules } from './entity-rules.ts'
import { flowWith } from './flow-with.ts'
import {
  inletOf,
  newInlet,
  sharedInletParams,
  STREAMING_CONNECTION,
  withInletUrl,
} from './inlet-params.ts'
import { bodyReader } from './read-body.ts'
import { schemaFaults } from './schema-faults.ts'
import type { SpecCatalogue } from './spec-catalogue.ts'

export interface SourceConnectionFields extends Omit<NewSourceConnection, 'connectionId'> {
  /** The spec of the base connection, kept so that flows can tell it without another read. */
  inheritedAttributes?: SourceConnection['inheritedAttributes']
}

const read = bodyReader(NewSourceConnection)

/**
 * The rules of source connections. A streaming one takes over its base connection's inlet when it is enabled, and gives
 * it one if it has none.
 *
 * @see Adobe, "Collect streaming data using source connectors and APIs"
 */
export function sourceConnectionRules(
  specs: SpecCatalogue,
  sources: Pick<Sources, 'now' | 'random'>,
  newInletId: () => string,
): EntityRules<SourceConnectionFields> {
  return {
    kind: 'sourceConnections',
    noun: 'source connection',

    read(body) {
      const { connectionId, ...fields } = read(body)
      if (fields.baseConnectionId !== undefined && connectionId !== undefined) {
        throw new ApiError(
          'BODY_INVALID',
          'connectionId is the older name of baseConnectionId; give one.',
          [{ pointer: '/connectionId', message: 'cannot be given beside baseConnectionId' }],
        )
      }
      return { ...fields, baseConnectionId: fields.baseConnectionId ?? connectionId }
    },

    seal: (_scope, fields) => fields,

    async checkDraft(scope, fields) {
      specs.connectionSpec(scope, fields.connectionSpec)
    },

    async faults(store, scope, fields) {
      const spec = specs.connectionSpec(scope, fields.connectionSpec)
      const base = await baseFaults(store, scope, fields)
      if (isStreaming(specs, scope, fields) || !spec.sourceSpec?.spec) return base
      return [...base, ...schemaFaults(spec.sourceSpec.spec, fields.params ?? {}, '/params')]
    },

    async enable(store, caller, fields) {
      const base = await findBase(store, caller, fields)
      if (!base) return fields
      const inherited = { baseConnection: { id: base.id, connectionSpec: base.connectionSpec } }
      if (!isStreaming(specs, caller, fields)) return { ...fields, inheritedAttributes: inherited }
      const inlet = await ensureInlet(store, caller, base)
      return {
        ...fields,
        data: { ...fields.data, schema: null, properties: null },
        params: { ...fields.params, ...inlet },
        inheritedAttributes: inherited,
      }
    },

    async checkRemovable(store, scope, id) {
      const flow = await flowWith(store, scope, 'sourceConnectionIds[]', id)
      if (flow) {
        throw new ApiError(
          'CONNECTION_IN_USE',
          `The dataflow "${flow.name}" (${flow.id}) takes its data from the source connection ${id}; delete it first.`,
        )
      }
    },
  }

  /** The inlet's params of a base connection, made and kept there if it has none. */
  async function ensureInlet(
    store: ResourceStore,
    caller: Writer,
    base: Entity<ConnectionFields>,
  ): Promise<JsonObject> {
    const params = base.auth?.params ?? {}
    if (inletOf(params)) return sharedInletParams(params)
    const made = newInlet(params, base.name, newInletId)
    const now = sources.now()
    const etag = newEtag(now, sources.random())
    const auth = { specName: base.auth?.specName ?? STREAMING_CONNECTION, params: made }
    const changed = { ...base, auth, updatedAt: now, version: etag, etag }
    const resource = { id: base.id, etag, body: changed }
    if (!(await store.replace(caller, 'connections', resource, base.etag))) {
      throw new ApiError(
        'ETAG_STALE',
        `The base connection ${base.id} was changed meanwhile; try again.`,
      )
    }
    return sharedInletParams(made)
  }
}

/** A source connection as its readers see it: with the inlet's URL as reached from `origin`. */
export function presentSourceConnection(
  connection: Entity<SourceConnectionFields>,
  origin: string,
): SourceConnection {
  if (!connection.params) return connection
  return { ...connection, params: withInletUrl(connection.params, origin) }
}

async function baseFaults(
  store: ResourceStore,
  scope: Scope,
  fields: SourceConnectionFields,
): Promise<Violation[]> {
  const at = '/baseConnectionId'
  if (fields.baseConnectionId === undefined) return [{ pointer: at, message: 'is required' }]
  const base = await findBase(store, scope, fields)
  if (!base)
    return [
      {
        pointer: at,
        message: `there is no base connection ${fields.baseConnectionId} in this sandbox`,
      },
    ]
  if (base.state === 'draft')
    return [
      { pointer: at, message: `the base connection "${base.name}" is a draft; publish it first` },
    ]
  if (base.connectionSpec.id !== fields.connectionSpec.id) {
    return [
      {
        pointer: '/connectionSpec/id',
        message: `must be ${base.connectionSpec.id}, as the base connection has it`,
      },
    ]
  }
  return []
}

async function findBase(
  store: ResourceStore,
  scope: Scope,
  { baseConnectionId }: SourceConnectionFields,
): Promise<Entity<ConnectionFields> | undefined> {
  if (baseConnectionId === undefined) return undefined
  return (await store.get<Entity<ConnectionFields>>(scope, 'connections', baseConnectionId))?.body
}
