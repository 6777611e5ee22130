import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import { describeFlows, flowsInto } from './flows-with.ts'

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
  const [flow] = await flowsInto(store, scope, dataSetId)
  return flow && `the dataflow ${describeFlows([flow])}`
}
