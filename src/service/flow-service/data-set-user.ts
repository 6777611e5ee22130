import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import { flowWith } from './flow-with.ts'

/**
 * Who stores into a dataset, in words for a message.
 *
 * @returns undefined if no dataflow does, not even a draft.
 */
export async function userOfDataSet(
  store: ResourceStore,
  scope: Scope,
  dataSetId: string,
): Promise<string | undefined> {
  const { items } = await store.list<{ id: string }>(scope, 'targetConnections', {
    filters: [{ path: ['params', 'dataSetId'], operator: '==', values: [dataSetId] }],
  })
  const flow = await flowWith(store, scope, 'targetConnectionIds[]', ...items.map(({ id }) => id))
  return flow && `the dataflow "${flow.name}" (${flow.id})`
}
