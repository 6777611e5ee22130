import type { ResourceStore, Scope } from '../storage/resource-store.ts'

/**
 * A flow that refers to any of `ids`, if there is one.
 *
 * @param field the array of ids, as filters spell it.
 */
export async function flowWith(
  store: ResourceStore,
  scope: Scope,
  field: 'sourceConnectionIds[]' | 'targetConnectionIds[]',
  ...ids: string[]
): Promise<{ id: string; name: string } | undefined> {
  if (ids.length === 0) return undefined
  const { items } = await store.list<{ id: string; name: string }>(scope, 'flows', {
    filters: [{ path: [field], operator: '==', values: ids }],
    limit: 1,
  })
  return items[0]?.body
}
