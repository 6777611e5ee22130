import { isDeepStrictEqual } from 'node:util'
import type { SpecRef } from '#contract/entity.ts'
import type { FlowSpec } from '#contract/specs.ts'
import { newEtag } from '../http/etag.ts'
import type { ResourceStore, Scope, Writer } from '../storage/resource-store.ts'
import type { Entity } from './entities.ts'
import type { Sources } from './entity-record.ts'
import type { FlowFields } from './flow-fields.ts'
import { flowsWith } from './flows-with.ts'
import type { SourceConnectionFields } from './source-connection-fields.ts'
import type { TargetConnectionFields } from './target-connections.ts'

interface Inherited {
  id: string
  connectionSpec: SpecRef
  baseConnection?: { id: string; connectionSpec: SpecRef }
}

/** A flow with what is at its ends, as far as that is there, so that lists can be asked for by it. */
export async function withInheritance(
  store: ResourceStore,
  scope: Scope,
  fields: FlowFields,
  spec: FlowSpec,
): Promise<FlowFields> {
  const { sourceConnectionIds = [], targetConnectionIds = [] } = fields
  const direction =
    spec.attributes?.['isDestinationFlow'] === true
      ? { isDestinationFlow: true }
      : { isSourceFlow: spec.attributes?.['isSourceFlow'] === true }
  return {
    ...fields,
    inheritedAttributes: {
      sourceConnections: await endsOf(store, scope, 'sourceConnections', sourceConnectionIds),
      targetConnections: await endsOf(store, scope, 'targetConnections', targetConnectionIds),
      properties: direction,
    },
  }
}

/**
 * Brings the flows of a source connection up to date with its base connection.
 *
 * @returns the ids of those that changed.
 */
export async function passOnToFlows(
  store: ResourceStore,
  writer: Writer,
  sourceId: string,
  { now, random }: Pick<Sources, 'now' | 'random'>,
): Promise<string[]> {
  const changed: string[] = []
  for (const { id } of await flowsWith(store, writer, 'sourceConnectionIds[]', [sourceId])) {
    const flow = (await store.get<Entity<FlowFields>>(writer, 'flows', id))?.body
    if (!flow?.inheritedAttributes) continue
    const ids = flow.sourceConnectionIds ?? []
    const sourceConnections = await endsOf(store, writer, 'sourceConnections', ids)
    if (isDeepStrictEqual(sourceConnections, flow.inheritedAttributes.sourceConnections)) continue
    const updatedAt = now()
    const etag = newEtag(updatedAt, random())
    const inheritedAttributes = { ...flow.inheritedAttributes, sourceConnections }
    const body = { ...flow, inheritedAttributes, updatedAt, version: etag, etag }
    await store.replace(writer, 'flows', { id, etag, body }, flow.etag)
    changed.push(id)
  }
  return changed
}

async function endsOf(
  store: ResourceStore,
  scope: Scope,
  kind: 'sourceConnections' | 'targetConnections',
  ids: string[],
): Promise<Inherited[]> {
  const found = await Promise.all(
    ids.map((id) =>
      store.get<Entity<SourceConnectionFields | TargetConnectionFields>>(scope, kind, id),
    ),
  )
  return found.flatMap((end) => {
    if (!end) return []
    const { id, connectionSpec } = end.body
    const baseConnection =
      'inheritedAttributes' in end.body ? end.body.inheritedAttributes?.baseConnection : undefined
    return [{ id, connectionSpec, ...(baseConnection && { baseConnection }) }]
  })
}
