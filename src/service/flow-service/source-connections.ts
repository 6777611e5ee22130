import type { JsonObject } from '#contract/entity.ts'
import { NewSourceConnection, type SourceConnection } from '#contract/source-connection.ts'
import { newEtag } from '../http/etag.ts'
import { ApiError } from '../http/api-error.ts'
import type { ResourceStore, Scope, Writer } from '../storage/resource-store.ts'
import { findBase, namedBaseFaults, withBase } from './base-connection.ts'
import { isStreaming, type ConnectionFields } from './connections.ts'
import type { Entity } from './entities.ts'
import type { Sources } from './entity-record.ts'
import type { EntityRules, Fault } from './entity-rules.ts'
import { hides, presentSecrets } from './entity-secrets.ts'
import { passOnToFlows } from './flow-inheritance.ts'
import { flowsWith, requireUnused } from './flows-with.ts'
import { connectionSpecsOf } from './governing-specs.ts'
import {
  inletOf,
  newInlet,
  requireSameInlet,
  sharedInletParams,
  STREAMING_CONNECTION,
  withInletUrl,
} from './inlet-params.ts'
import { bodyReader } from './read-body.ts'
import { schemaFaults } from './schema-faults.ts'
import { openSecrets, sealSecrets } from './sealed-params.ts'
import type { SecretBox } from './secret-box.ts'
import { elsewhere } from './secret-fields.ts'
import type { SourceConnectionFields } from './source-connection-fields.ts'
import { sourceDataFaults, takesBaseConnection } from './source-data-faults.ts'
import type { SpecCatalogue } from './spec-catalogue.ts'

const read = bodyReader(NewSourceConnection)

const IN_PARAMS = elsewhere('/params')

/**
 * The rules of source connections. A streaming one takes over its base connection's inlet when it is enabled, and gives
 * it one if it has none.
 *
 * @see Adobe, "Collect streaming data using source connectors and APIs"
 */
export function sourceConnectionRules(
  specs: SpecCatalogue,
  box: SecretBox,
  sources: Pick<Sources, 'now' | 'random'>,
  newInletId: () => string,
): EntityRules<SourceConnectionFields> {
  return {
    kind: 'sourceConnections',
    noun: 'source connection',
    specs: connectionSpecsOf(specs),
    isHidden: hides('params'),

    read(body) {
      const { connectionId, ...fields } = read(body)
      if (fields.baseConnectionId !== undefined && connectionId !== undefined) {
        throw new ApiError(
          'BODY_INVALID',
          'connectionId is the older name of baseConnectionId; give one.',
          [{ pointer: '/connectionId', message: 'cannot be given beside baseConnectionId' }],
        )
      }
      const baseConnectionId = fields.baseConnectionId ?? connectionId
      return { ...fields, ...(baseConnectionId !== undefined && { baseConnectionId }) }
    },

    seal(scope, fields, now, before) {
      if (!fields.params) return fields
      requireSameInlet(before?.params, fields.params)
      const spec = specs.findConnectionSpec(scope, fields.connectionSpec.id)?.sourceSpec?.spec
      const sealing = { spec, box, now, place: IN_PARAMS, before: before?.params }
      return { ...fields, params: sealSecrets(fields.params, sealing) }
    },

    async faults(store, scope, fields, { extent }) {
      const spec = specs.connectionSpec(scope, fields.connectionSpec)
      const laidOut = sourceDataFaults(fields)
      const base =
        extent === 'draft' ? [] : await baseFaults(store, scope, fields, takesBaseConnection(spec))
      if (isStreaming(specs, scope, fields) || !spec.sourceSpec?.spec) return [...base, ...laidOut]
      const params = openSecrets(fields.params ?? {}, box)
      const told = new Set(laidOut.map(({ pointer }) => pointer))
      const others = schemaFaults(spec.sourceSpec.spec, params, '/params', extent)
      return [...base, ...laidOut, ...others.filter(({ pointer }) => !told.has(pointer))]
    },

    inherit: withBase,

    async enable(store, writer, fields) {
      const base = await findBase(store, writer, fields)
      if (!base || !isStreaming(specs, writer, fields)) return fields
      const inlet = await ensureInlet(store, writer, base)
      return {
        ...fields,
        data: { ...fields.data, schema: null, properties: null },
        params: { ...fields.params, ...inlet },
      }
    },

    async passOn(store, writer, after, before) {
      if (after.baseConnectionId === before.baseConnectionId) return []
      return passOnToFlows(store, writer, after.id, sources)
    },

    async checkRemovable(store, scope, id) {
      const flows = await flowsWith(store, scope, 'sourceConnectionIds[]', [id])
      requireUnused(flows, `The source connection ${id}`)
    },
  }

  /** The inlet's params of a base connection, made and kept there if it has none. */
  async function ensureInlet(
    store: ResourceStore,
    writer: Writer,
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
    if (!(await store.replace(writer, 'connections', resource, base.etag))) {
      throw new ApiError(
        'ETAG_STALE',
        `The base connection ${base.id} was changed meanwhile; try again.`,
      )
    }
    return sharedInletParams(made)
  }
}

/** A source connection as its readers see it: without secrets, and with the inlet's URL as reached from `origin`. */
export function presentSourceConnection(
  connection: Entity<SourceConnectionFields>,
  origin: string,
): SourceConnection {
  const shown = presentSecrets(connection, 'params')
  return shown.params ? { ...shown, params: withInletUrl(shown.params, origin) } : shown
}

async function baseFaults(
  store: ResourceStore,
  scope: Scope,
  fields: SourceConnectionFields,
  takesBase: boolean,
): Promise<Fault[]> {
  const pointer = '/baseConnectionId'
  const { baseConnectionId } = fields
  if (!takesBase) {
    if (baseConnectionId === undefined) return []
    const message = 'must be left out: this source takes no base connection'
    return [{ error: 'BASE_CONNECTION_NOT_ALLOWED', pointer, message }]
  }
  if (baseConnectionId === undefined) return [{ pointer, message: 'is required' }]
  const { faults, base } = await namedBaseFaults(store, scope, { ...fields, baseConnectionId })
  if (!base || base.connectionSpec.id === fields.connectionSpec.id) return faults
  const message = `must be ${base.connectionSpec.id}, as the base connection has it`
  return [{ pointer: '/connectionSpec/id', message }]
}
