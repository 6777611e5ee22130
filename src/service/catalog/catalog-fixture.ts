import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Batch } from '#contract/catalog.ts'
import type { FailedRecord } from '#contract/console.ts'
import { onTestFinished } from 'vitest'
import { openApp, type Send } from '../http/app-fixture.ts'
import type { App } from '../http/app.ts'
import { openFolderLake } from '../lake/folder/folder-lake.ts'
import { openTestStorage } from '../storage/sqlite/storage-fixture.ts'
import type { Storage } from '../storage/storage.ts'
import { createBatches } from './batches.ts'
import { registerCatalogRoutes } from './catalog-routes.ts'
import { registerDataAccessRoutes } from './data-access-routes.ts'
import { createDataSetFiles } from './data-set-files.ts'
import { createDataSets, type DataSets } from './data-sets.ts'
import { failedRecordsOf } from './failed-records.ts'

export const SCHEMA_ID = 'https://ns.adobe.com/localfloworg/schemas/e45dd983'
export const OTHER_SCHEMA_ID = `${SCHEMA_ID}-other`
export const NOW = 1_602_324_410_000

/** The sandbox `prod` of `openCatalog`, and who writes there what no request does. */
export const PROD = {
  orgId: 'local@FlowOrg',
  sandbox: { id: 'sandbox-prod' },
  userId: 'ada',
  clientId: 'script',
}

/** A dataset as the seeds of the tutorial create it. */
export const ORDERS = {
  schemaRef: {
    id: SCHEMA_ID,
    contentType: 'application/vnd.adobe.xed-full-notext+json; version=1',
  },
  fileDescription: { format: 'parquet' },
  tags: { identity: ['enabled:true'], profile: ['enabled:true'] },
  name: 'Orders',
}

export interface Catalog {
  send: Send
  storage: Storage
  dataSets: DataSets
  /** What the service says fills a dataset, by the dataset's id. */
  users: Map<string, string>
  /** Paths in the lake. */
  paths: () => Promise<string[]>
  /** Creates a dataset with these fields beside `ORDERS`. @returns its id. */
  given: (fields?: object) => Promise<string>
  /** Commits a batch of one file with this content, as the data plane does. */
  commit: (
    dataSetId: string,
    batchId: string,
    content?: string,
    failed?: FailedRecord[],
  ) => Promise<void>
}

/** Catalog and Data Access (under `/export`) by themselves, over a new database and an empty lake. */
export async function openCatalog(): Promise<Catalog> {
  const { storage } = await openTestStorage()
  const folder = await mkdtemp(join(tmpdir(), 'flow-catalog-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const lake = await openFolderLake(folder)
  const users = new Map<string, string>()
  let made = 0
  const { resources: store, ingest } = storage
  const sources = {
    now: () => NOW + made++,
    newId: () => (made++).toString(16).padStart(24, 'a'),
  }
  const dataSets = createDataSets({
    store,
    schemaExists: async (_inside, _scope, id) => [SCHEMA_ID, OTHER_SCHEMA_ID].includes(id),
    usedBy: async (_inside, _scope, id) => users.get(id),
    hasRows: async (id) => (await ingest.files(id)).length > 0,
    async removeFiles(id) {
      for (const path of await ingest.forget({ dataSetIds: [id], flowIds: [] })) {
        await lake.delete(path)
      }
    },
    ...sources,
  })
  const batches = createBatches({ store, ...sources })
  const filesOf = (id: string) => ingest.files(id)
  const files = createDataSetFiles({ store, dataSets, batches, filesOf })
  const failedRecordsAt = (flowId: string, at: number) => ingest.failedRecordsAt(flowId, at)
  const failedOf = failedRecordsOf({ batches, failedRecordsAt })
  const send = await openApp((app) => {
    registerCatalogRoutes(app, { dataSets, batches, files, store })
    app.register(async (part: App) => registerDataAccessRoutes(part, { files, lake, failedOf }), {
      prefix: '/export',
    })
  })
  return {
    send,
    storage,
    dataSets,
    users,
    paths: async () => (await lake.list('')).map(({ path }) => path),

    async given(fields = {}) {
      const { status, body, text } = await send('POST', '/dataSets', { ...ORDERS, ...fields })
      if (status !== 201) throw new Error(`answered ${status}: ${text}`)
      return body[0].replace('@/dataSets/', '')
    },

    async commit(dataSetId, batchId, content = 'rows', failed = []) {
      const source = join(lake.workFolder, batchId)
      await writeFile(source, content)
      const object = await lake.put(`datasets/${dataSetId}/${batchId}.parquet`, source)
      const flowId = `flow-${batchId}`
      const body = flowBatch(dataSetId, batchId, object.byteSize)
      await ingest.commit({
        scope: PROD,
        flowId,
        from: 0,
        to: 1,
        files: [{ ...object, batchId, dataSetId, rowCount: 1 }],
        failedRecords: failed,
        resources: [{ kind: 'batches', resource: { id: batchId, etag: '"1"', body } }],
      })
    },
  }
}

/** What a dataflow's commit of one row is told as. */
export const flowBatch = (dataSetId: string, batchId: string, size: number): Batch => ({
  imsOrg: PROD.orgId,
  sandboxId: PROD.sandbox.id,
  status: 'success',
  version: '1.0.0',
  created: NOW,
  updated: NOW,
  completed: NOW,
  relatedObjects: [
    { type: 'dataSet', id: dataSetId },
    { type: 'batch', id: batchId },
    { type: 'flow', id: `flow-${batchId}` },
  ],
  metrics: {
    inputRecordCount: 2,
    outputRecordCount: 1,
    failedRecordCount: 1,
    outputByteSize: size,
    startTime: NOW - 10,
    endTime: NOW,
  },
})
