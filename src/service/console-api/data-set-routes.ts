import { DataSetRows, FailedRecord } from '#contract/console.ts'
import { Problem } from '#contract/problem.ts'
import type { PermissionsInfo } from '#contract/specs.ts'
import { Type } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import { requireView } from '../http/permissions.ts'
import { requireGrant, SOURCES } from '../http/permissions-hook.ts'
import type { DuckDb } from '../lake/duckdb.ts'
import type { Lake } from '../lake/lake.ts'
import { DamagedFileError, readRows } from '../lake/parquet-reader.ts'
import type { IngestStore } from '../storage/ingest-store.ts'
import type { Kind, ResourceStore, Scope } from '../storage/resource-store.ts'

export interface DataSetRouteParts {
  store: Pick<ResourceStore, 'get'>
  ingest: Pick<IngestStore, 'files' | 'failedRecords'>
  lake: Pick<Lake, 'locate'>
  duckDb: DuckDb
  /** Who may see what was made with a flow spec, as that says itself. */
  flowPermissions: (scope: Scope, flowSpecId: string) => PermissionsInfo | undefined
}

const tags = ['Console']
const params = Type.Object({ id: Type.String() })
const DEFAULT_LIMIT = 50
const FailedRecords = Type.Object({ items: Type.Array(FailedRecord) })
const querystring = Type.Object({
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 1000,
      default: DEFAULT_LIMIT,
      description: `How many at most; ${DEFAULT_LIMIT} if it is not given.`,
    }),
  ),
})

const listRows = {
  tags,
  summary: 'Read the newest rows of a dataset',
  params,
  querystring,
  response: { 200: DataSetRows, 400: Problem, 403: Problem, 404: Problem, 500: Problem },
}

const listFailedRecords = {
  tags,
  summary: 'List the newest failed records of a dataflow',
  params,
  querystring,
  response: { 200: FailedRecords, 400: Problem, 403: Problem, 404: Problem },
}

/** What came of a dataset's messages: its newest rows, and what of a flow could not be stored. */
export function registerDataSetRoutes(app: App, parts: DataSetRouteParts): void {
  const { store, ingest, lake, duckDb, flowPermissions } = parts

  const mayReadRows = requireGrant(['datasets-data'])
  app.get('/datasets/:id/rows', { schema: listRows, onRequest: mayReadRows }, async (request) => {
    const { id } = request.params
    await requireResource(store, callerOf(request), 'dataSets', id)
    const files = await ingest.files(id)
    const sources = files.map(({ path, rowCount }) => ({ source: lake.locate(path), rowCount }))
    const total = files.reduce((sum, { rowCount }) => sum + rowCount, 0)
    const { limit = DEFAULT_LIMIT } = request.query
    const read = await readRows(duckDb, sources, { limit }).catch((error: unknown) => {
      throw error instanceof DamagedFileError ? damaged(id, error) : error
    })
    return { ...read, total }
  })

  const maySeeSources = requireGrant(SOURCES)
  const failed = { schema: listFailedRecords, onRequest: maySeeSources }
  app.get('/flows/:id/failed-records', failed, async (request) => {
    const { id } = request.params
    const caller = callerOf(request)
    const { flowSpec } = await requireResource<Flow>(store, caller, 'flows', id)
    const permissions = flowSpec && flowPermissions(caller, flowSpec.id)
    requireView(caller, permissions, `failed records of the dataflow ${id}`)
    const { limit = DEFAULT_LIMIT } = request.query
    return { items: await ingest.failedRecords(id, limit) }
  })
}

const damaged = (dataSetId: string, { message }: DamagedFileError): ApiError =>
  new ApiError(
    'DATASET_DAMAGED',
    `Dataset ${dataSetId}: ${message}. Restore the file from a backup of FLOW_DATA; messages still become rows meanwhile, and other datasets are not touched.`,
  )

type Flow = { flowSpec?: { id: string } }

async function requireResource<Body extends object>(
  store: Pick<ResourceStore, 'get'>,
  scope: Scope,
  kind: Extract<Kind, 'dataSets' | 'flows'>,
  id: string,
): Promise<Body> {
  const found = await store.get<Body>(scope, kind, id)
  if (found) return found.body
  const name = kind === 'flows' ? 'dataflow' : 'dataset'
  throw new ApiError('NOT_FOUND', `There is no ${name} ${JSON.stringify(id)} in this sandbox.`)
}
