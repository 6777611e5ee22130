import type { InheritedBase } from '#contract/entity.ts'
import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import type { ConnectionFields } from './connections.ts'
import type { Entity } from './entities.ts'
import type { Fault } from './entity-rules.ts'

interface Based {
  baseConnectionId?: string | undefined
  inheritedAttributes?: InheritedBase
}

const POINTER = '/baseConnectionId'

export async function findBase(
  store: ResourceStore,
  scope: Scope,
  { baseConnectionId }: Based,
): Promise<Entity<ConnectionFields> | undefined> {
  if (baseConnectionId === undefined) return undefined
  return (await store.get<Entity<ConnectionFields>>(scope, 'connections', baseConnectionId))?.body
}

/** Fields with their base connection and its spec, if it is there. */
export async function withBase<Fields extends Based>(
  store: ResourceStore,
  scope: Scope,
  fields: Fields,
): Promise<Fields> {
  const base = await findBase(store, scope, fields)
  if (!base) return fields.inheritedAttributes ? { ...fields, inheritedAttributes: {} } : fields
  const { id, connectionSpec } = base
  return { ...fields, inheritedAttributes: { baseConnection: { id, connectionSpec } } }
}

/** What keeps a connection from being live by the base connection that it names: it has to be there, and live itself. */
export async function namedBaseFaults(
  store: ResourceStore,
  scope: Scope,
  fields: Based & { baseConnectionId: string },
): Promise<{ faults: Fault[]; base?: Entity<ConnectionFields> }> {
  const base = await findBase(store, scope, fields)
  if (!base) {
    const message = `there is no base connection ${fields.baseConnectionId} in this sandbox`
    return { faults: [{ pointer: POINTER, message }] }
  }
  if (base.state !== 'draft') return { faults: [], base }
  const message = `the base connection "${base.name}" (${base.id}) is a draft; publish it first`
  return { faults: [{ pointer: POINTER, message }] }
}
