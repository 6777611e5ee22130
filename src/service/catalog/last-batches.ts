import type { Batch, BatchStatus, DataSet } from '#contract/catalog.ts'
import type { LastBatches } from '#contract/catalog-files.ts'
import { compareBy } from '../http/compare-documents.ts'
import { matches } from '../http/property-match.ts'
import type { Filter, Resource, ResourceStore, Scope } from '../storage/resource-store.ts'
import type { CatalogQuery } from './catalog-query.ts'
import { passing } from './list-window.ts'

const FAILED: BatchStatus[] = ['failed', 'failure', 'aborted']

/** Of each dataset that has batches, by its id: which one is the last, the last successful one and the last failed one. */
export async function lastBatchesOf(
  store: Pick<ResourceStore, 'list'>,
  scope: Scope,
  dataSetIds: string[] | undefined,
  query: CatalogQuery,
): Promise<[string, LastBatches][]> {
  const { start, limit, filters, conditions, orders } = query
  const found: [string, LastBatches][] = []
  for await (const dataSetId of dataSetIds ?? idsOf(store, scope)) {
    const last = await lastOf(store, scope, dataSetId)
    if (!last || !filters.every((filter) => matches(last, filter))) continue
    const fields = new Map<string, unknown>(Object.entries(last))
    if (!conditions.every((condition) => condition(fields))) continue
    found.push([dataSetId, last])
    if (orders.length === 0 && found.length === start + limit) break
  }
  const compare = compareBy(orders)
  return found.toSorted(([, left], [, right]) => compare(left, right)).slice(start, start + limit)
}

async function* idsOf(store: Pick<ResourceStore, 'list'>, scope: Scope): AsyncGenerator<string> {
  const all = { filters: [], conditions: [], orders: [] }
  for await (const { id } of passing<DataSet>(store, scope, 'dataSets', all)) yield id
}

/**
 * The last batches of a dataset; undefined if it has none. A flow commits many a second, nearly all with success: the failed
 * ones are looked for by their status, all others by their dataset.
 */
export async function lastOf(
  store: Pick<ResourceStore, 'list'>,
  scope: Scope,
  dataSetId: string,
): Promise<LastBatches | undefined> {
  const ofDataSet: Filter = {
    path: ['relatedObjects[]', 'id'],
    operator: '==',
    values: [dataSetId],
  }
  const newest = async (...filters: Filter[]): Promise<Resource<Batch> | undefined> => {
    const page = await store.list<Batch>(scope, 'batches', { filters, limit: 1 })
    return page.items[0]
  }
  const withStatus = (values: BatchStatus[]): Filter => ({
    path: ['status'],
    operator: '==',
    values,
  })
  const last = await newest(ofDataSet)
  if (!last) return undefined
  const [successful, failed] = await Promise.all([
    last.body.status === 'success' ? last : newest(ofDataSet, withStatus(['success'])),
    newest(withStatus(FAILED), ofDataSet),
  ])
  const { status, imsOrg, sandboxId, created, updated } = last.body
  return {
    lastBatchId: last.id,
    lastBatchStatus: status,
    ...(successful && { lastSuccessfulBatchId: successful.id }),
    ...(failed && { lastFailedBatchId: failed.id }),
    imsOrg,
    sandboxId,
    created,
    updated,
  }
}
