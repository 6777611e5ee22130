import { ApiError } from '../http/api-error.ts'
import { everyResource } from '../storage/every-resource.ts'
import type { Kind, ResourceStore, Scope } from '../storage/resource-store.ts'

/** How many ids are asked for at once. */
const AT_ONCE = 500

interface NamedFlow {
  id: string
  name: string
}

/**
 * All flows, drafts too, that refer to any of `ids`.
 *
 * @param field the array of ids, as filters spell it.
 */
export async function flowsWith(
  store: ResourceStore,
  scope: Scope,
  field: 'sourceConnectionIds[]' | 'targetConnectionIds[]',
  ids: string[],
): Promise<NamedFlow[]> {
  const found: NamedFlow[] = []
  for (let at = 0; at < ids.length; at += AT_ONCE)
    found.push(
      ...(await allWith<NamedFlow>(store, scope, 'flows', [field], ids.slice(at, at + AT_ONCE))),
    )
  return found
}

/** All flows, drafts too, that a base connection is at either end of. */
export async function flowsThrough(
  store: ResourceStore,
  scope: Scope,
  baseConnectionId: string,
): Promise<NamedFlow[]> {
  const idsIn = async (kind: 'sourceConnections' | 'targetConnections') =>
    (
      await allWith<{ id: string }>(store, scope, kind, ['baseConnectionId'], [baseConnectionId])
    ).map(({ id }) => id)
  const sourceIds = await idsIn('sourceConnections')
  const targetIds = await idsIn('targetConnections')
  const taking = await flowsWith(store, scope, 'sourceConnectionIds[]', sourceIds)
  const giving = await flowsWith(store, scope, 'targetConnectionIds[]', targetIds)
  return [...new Map([...taking, ...giving].map((flow) => [flow.id, flow])).values()]
}

/** All flows, drafts too, that store into a dataset. */
export async function flowsInto(
  store: ResourceStore,
  scope: Scope,
  dataSetId: string,
): Promise<NamedFlow[]> {
  const targets = await allWith<{ id: string }>(
    store,
    scope,
    'targetConnections',
    ['params', 'dataSetId'],
    [dataSetId],
  )
  const ids = targets.map(({ id }) => id)
  return flowsWith(store, scope, 'targetConnectionIds[]', ids)
}

/**
 * @param what such as `The base connection 7`.
 * @throws {ApiError} CONNECTION_IN_USE, naming every flow.
 */
export function requireUnused(flows: NamedFlow[], what: string): void {
  if (flows.length === 0) return
  const many = flows.length === 1 ? 'a dataflow' : `${flows.length} dataflows`
  throw new ApiError(
    'CONNECTION_IN_USE',
    `${what} is used by ${many}: ${describeFlows(flows)}. Delete ${flows.length === 1 ? 'it' : 'them'} first.`,
  )
}

export const describeFlows = (flows: NamedFlow[]): string =>
  flows.map(({ id, name }) => `"${name}" (${id})`).join(', ')

function allWith<Body extends object>(
  store: ResourceStore,
  scope: Scope,
  kind: Kind,
  path: string[],
  values: string[],
): Promise<Body[]> {
  const filters = [{ path, operator: '==' as const, values }]
  return Array.fromAsync(everyResource<Body>(store, scope, kind, { filters }), ({ body }) => body)
}
