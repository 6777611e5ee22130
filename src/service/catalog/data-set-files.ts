import type { DataSetFile } from '#contract/catalog-files.ts'
import type { Batch, DataSet } from '#contract/catalog.ts'
import { ApiError } from '../http/api-error.ts'
import type { DataFile } from '../storage/ingest-store.ts'
import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import type { Batches } from './batches.ts'
import type { DataSets, FoundDataSet } from './data-sets.ts'
import { passing } from './list-window.ts'

/** A file of a dataset: what Catalog says of it, its name, and where the lake has it. */
export interface FoundFile extends DataSetFile {
  name: string
  path: string
}

/** Which files a list is about: those of some datasets, of some batches, or all of the sandbox. */
export interface FileQuery {
  dataSetIds?: string[]
  batchIds?: string[]
  start: number
  limit: number
}

/** The Parquet files of a sandbox's datasets. A file's id is its batch's, and its number in it. */
export interface DataSetFiles {
  /** Each dataset's newest first. */
  list(scope: Scope, query: FileQuery): Promise<FoundFile[]>
  /** In the order in which they were written. @throws {ApiError} BATCH_NOT_FOUND */
  ofBatch(scope: Scope, batchId: string): Promise<FoundFile[]>
  /** @throws {ApiError} FILE_NOT_FOUND */
  get(scope: Scope, dataSetFileId: string): Promise<FoundFile>
}

interface DataSetFilesOptions {
  store: Pick<ResourceStore, 'list'>
  dataSets: Pick<DataSets, 'find'>
  batches: Pick<Batches, 'get'>
  /** A dataset's files, the newest first. */
  filesOf: (dataSetId: string) => Promise<DataFile[]>
}

const ID = /^(?<batchId>.+)-(?<number>[1-9]\d*)$/

export function createDataSetFiles({
  store,
  dataSets,
  batches,
  filesOf,
}: DataSetFilesOptions): DataSetFiles {
  /** A batch may be of a dataset that is deleted; then it has no files any more. */
  async function ofBatch(scope: Scope, batchId: string): Promise<FoundFile[]> {
    const { batch } = await batches.get(scope, batchId)
    const dataSetId = batch.relatedObjects.find(({ type }) => type === 'dataSet')?.id
    const dataSet = dataSetId === undefined ? undefined : await dataSets.find(scope, dataSetId)
    if (!dataSet) return []
    const files = (await filesOf(dataSet.id)).filter((file) => file.batchId === batchId)
    return files.toReversed().map((file, index) => describe(dataSet, batch, file, index + 1))
  }

  async function* dataSetsOf(
    scope: Scope,
    { dataSetIds }: FileQuery,
  ): AsyncGenerator<FoundDataSet> {
    if (dataSetIds) {
      for (const id of dataSetIds) {
        const found = await dataSets.find(scope, id)
        if (found) yield found
      }
      return
    }
    const all = { filters: [], conditions: [], orders: [] }
    for await (const { id, body } of passing<DataSet>(store, scope, 'dataSets', all)) {
      yield { id, dataSet: body }
    }
  }

  return {
    ofBatch,

    async list(scope, query) {
      const { start, limit, batchIds } = query
      const found: FoundFile[] = []
      let passed = 0
      for await (const dataSet of dataSetsOf(scope, query)) {
        for (const [batchId, files] of Map.groupBy(await filesOf(dataSet.id), byBatch)) {
          if (batchIds && !batchIds.includes(batchId)) continue
          const skipped = Math.max(0, start - passed)
          passed += files.length
          if (skipped >= files.length) continue
          found.push(...(await ofBatch(scope, batchId)).slice(skipped))
          if (found.length >= limit) return found.slice(0, limit)
        }
      }
      return found
    },

    async get(scope, dataSetFileId) {
      const { batchId = '', number = '' } = ID.exec(dataSetFileId)?.groups ?? {}
      const files = await ofBatch(scope, batchId).catch((error: unknown) => {
        if (error instanceof ApiError && error.error === 'BATCH_NOT_FOUND') return []
        throw error
      })
      const found = files[Number(number) - 1]
      if (found) return found
      throw new ApiError(
        'FILE_NOT_FOUND',
        `The sandbox has no file "${dataSetFileId}"; GET /data/foundation/export/batches/{batchId}/files lists those of a batch.`,
      )
    },
  }
}

const byBatch = ({ batchId }: DataFile): string => batchId

function describe(
  { id: dataSetId, dataSet }: FoundDataSet,
  batch: Batch,
  { batchId, path, rowCount, byteSize }: DataFile,
  number: number,
): FoundFile {
  return {
    id: `${batchId}-${number}`,
    imsOrg: batch.imsOrg,
    batchId,
    dataSetId,
    dataSetViewId: dataSet.viewId ?? dataSetId,
    version: '1.0.0',
    created: batch.created,
    updated: batch.updated,
    size: byteSize,
    records: rowCount,
    isValid: true,
    name: path.slice(path.lastIndexOf('/') + 1),
    path,
  }
}
