import type { Batch } from '#contract/catalog.ts'
import { ApiError } from '../http/api-error.ts'
import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import { type ListWindow, windowOf } from './list-window.ts'

/** A batch with its id, which Catalog keeps outside of it. */
export interface FoundBatch {
  id: string
  batch: Batch
}

/** The batches of a sandbox: what each commit of a flow added to a dataset. The data plane writes them. */
export interface Batches {
  /** The newest first; those of one dataset if `dataSetId` says so. */
  list(scope: Scope, window: ListWindow, dataSetId?: string): Promise<FoundBatch[]>
  /** @throws {ApiError} BATCH_NOT_FOUND */
  get(scope: Scope, batchId: string): Promise<FoundBatch>
}

export function createBatches({ store }: { store: ResourceStore }): Batches {
  return {
    async list(scope, window, dataSetId) {
      const path = ['relatedObjects[]', 'id']
      const filters =
        dataSetId === undefined ? [] : [{ path, operator: '==' as const, values: [dataSetId] }]
      const found = await windowOf<Batch>(store, scope, 'batches', window, filters)
      return found.map(({ id, body }) => ({ id, batch: body }))
    },

    async get(scope, batchId) {
      const found = await store.get<Batch>(scope, 'batches', batchId)
      if (found) return { id: found.id, batch: found.body }
      throw new ApiError('BATCH_NOT_FOUND', `The sandbox has no batch "${batchId}".`)
    },
  }
}
