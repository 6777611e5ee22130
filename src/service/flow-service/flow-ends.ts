import type { FlowSpec } from '#contract/specs.ts'
import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import { findBase } from './base-connection.ts'
import type { Entity } from './entities.ts'
import type { Fault } from './entity-rules.ts'
import type { FlowFields } from './flow-fields.ts'
import type { SourceConnectionFields } from './source-connection-fields.ts'
import type { TargetConnectionFields } from './target-connections.ts'

export type EndField = 'sourceConnectionIds' | 'targetConnectionIds'

const KINDS = {
  sourceConnectionIds: { kind: 'sourceConnections', noun: 'source connection' },
  targetConnectionIds: { kind: 'targetConnections', noun: 'target connection' },
} as const

/** What a flow says of one of its ends by itself. A draft may leave it open. */
export function endCountFaults(fields: FlowFields, field: EndField, isDraft: boolean): Fault[] {
  const ids = fields[field] ?? []
  const pointer = `/${field}`
  const message = `must name exactly one ${KINDS[field].noun}`
  if (ids.length > 1) {
    return [{ error: 'CONNECTION_IDS_MANY', pointer, message: `${message}, not ${ids.length}` }]
  }
  if (ids[0] || isDraft) return []
  return [{ error: 'CONNECTION_IDS_EMPTY', pointer, message }]
}

/** One end of a flow: exactly one connection, published, of a spec that the flow spec names. */
export async function endFaults<Fields extends SourceConnectionFields | TargetConnectionFields>(
  store: ResourceStore,
  scope: Scope,
  field: EndField,
  fields: FlowFields,
  spec: FlowSpec,
): Promise<{ faults: Fault[]; found?: Entity<Fields> }> {
  const { kind, noun } = KINDS[field]
  const counted = endCountFaults(fields, field, false)
  const [id] = fields[field] ?? []
  if (id === undefined || counted.length > 0) return { faults: counted }
  const fault = (message: string) => ({ faults: [{ pointer: `/${field}/0`, message }] })
  const found = (await store.get<Entity<Fields>>(scope, kind, id))?.body
  if (!found) return fault(`there is no ${noun} ${id} in this sandbox`)
  const named = `the ${noun} "${found.name}" (${id})`
  if (found.state === 'draft') return fault(`${named} is a draft; publish it first`)
  if (found.baseConnectionId !== undefined && !(await findBase(store, scope, found))) {
    return fault(`${named} has lost its base connection; make another of one that is there`)
  }
  const taken =
    (field === 'sourceConnectionIds'
      ? spec.sourceConnectionSpecIds
      : spec.targetConnectionSpecIds) ?? []
  if (taken.includes(found.connectionSpec.id)) return { faults: [], found }
  return fault(
    `${named} has the connection spec ${found.connectionSpec.id}, which "${spec.name}" does not take`,
  )
}
