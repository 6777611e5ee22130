import { mkdtempSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IngestCommit } from '../storage/ingest-store.ts'
import { createApp, type App } from '../http/app.ts'
import { requireDescribedAnswers } from '../http/identified-app-fixture.ts'
import { identify } from '../http/identity.ts'
import { createDuckDb } from '../lake/duckdb.ts'
import { openFolderLake } from '../lake/folder/folder-lake.ts'
import { encodeRecord } from '../lake/parquet-record.ts'
import { columnsOf } from '../lake/parquet-schema.ts'
import { writeParquet } from '../lake/parquet-writer.ts'
import { openSqliteStorage } from '../storage/sqlite/sqlite-storage.ts'
import type { Caller } from '../tenant.ts'
import { registerDataSetRoutes } from './data-set-routes.ts'

const sandboxOf = (name: string) => ({
  id: `${name}-id`,
  name,
  title: name,
  state: 'active' as const,
  type: 'development' as const,
  region: 'local',
  isDefault: false,
})

const SCOPE = { orgId: 'acme', sandbox: { id: 'prod-id' }, userId: 'ada', clientId: 'script' }
const RECORDS = [{ n: 1 }, { n: 2, 'line\nbreak': { any: [1] } }, { n: 3 }]
const FAILED = {
  flowId: 'flow',
  xactionId: '1:4:5',
  position: 4,
  receivedAt: 1,
  failedAt: 2,
  stage: 'parse' as const,
  violations: [{ pointer: '', message: 'is no JSON' }],
  body: '{',
}

const reads = (name: string): Caller['grants'] => [{ name, permissions: ['read'] }]

const GRANTS: Record<string, Caller['grants']> = {
  t: 'all',
  streamer: reads('StreamingSource'),
  enterprise: reads('EnterpriseSource'),
  rows: reads('datasets-data'),
}

const TORN = 'datasets/damaged/torn.parquet'
const LOST = 'datasets/lost/lost.parquet'

let app: App
const cleanups: (() => Promise<void>)[] = []

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rows-'))
  const lake = await openFolderLake(join(folder, 'lake'))
  const duckDb = createDuckDb(lake.workFolder)
  const storage = await openSqliteStorage(join(folder, 'storage.sqlite'))
  app = createApp(false)
  requireDescribedAnswers(app)
  cleanups.push(
    () => app.close(),
    () => duckDb.close(),
    () => storage.close(),
  )

  for (const [kind, id] of [
    ['dataSets', 'numbers'],
    ['dataSets', 'empty'],
    ['dataSets', 'damaged'],
    ['dataSets', 'lost'],
    ['flows', 'flow'],
  ] as const) {
    await storage.resources.insert(SCOPE, kind, {
      id,
      etag: '"1"',
      body: { flowSpec: { id: 'streaming' } },
    })
  }
  const columns = columnsOf({ properties: { n: { type: 'integer' }, 'line\nbreak': {} } })
  const rows = RECORDS.map((record, index) => {
    const encoded = encodeRecord(columns, record)
    if ('violations' in encoded) throw new Error('the record does not fit')
    return { line: encoded.line, origin: originAt(index + 1) }
  })
  const target = join(lake.workFolder, 'rows.parquet')
  await writeParquet(duckDb, { columns, rows, target })
  const file = await lake.put('datasets/numbers/rows.parquet', target)
  await writeFile(target, 'torn')
  const torn = await lake.put(TORN, target)
  const commit: IngestCommit = {
    scope: SCOPE,
    flowId: 'flow',
    from: 0,
    to: 4,
    files: [
      { ...file, batchId: 'batch', dataSetId: 'numbers', rowCount: RECORDS.length },
      { ...torn, batchId: 'torn', dataSetId: 'damaged', rowCount: 1 },
      { path: LOST, byteSize: 4, batchId: 'lost', dataSetId: 'lost', rowCount: 1 },
    ],
    failedRecords: [FAILED],
    resources: [],
  }
  await storage.ingest.commit(commit)

  const identity = {
    bearer: (token: string) =>
      token in GRANTS
        ? { userId: 'ada', clientId: 'key', orgId: 'acme', grants: GRANTS[token] ?? [] }
        : undefined,
    session: async () => undefined,
    sandbox: (_orgId: string, name: string) => sandboxOf(name),
    sandboxes: () => [],
  }
  app.addHook('onRequest', identify(identity))
  const { ingest, resources: store } = storage
  const view = [{ name: 'StreamingSource', permissions: ['read'] }]
  const flowPermissions = (_scope: object, id: string) =>
    id === 'streaming' ? { view } : undefined
  registerDataSetRoutes(app, { store, ingest, lake, duckDb, flowPermissions })
})

afterAll(async () => {
  for (const cleanUp of cleanups) await cleanUp()
})

const originAt = (position: number) => ({
  xactionId: `1:${position}:5`,
  flowId: 'flow',
  batchId: 'batch',
  receivedAt: 1,
  position,
})

async function get(url: string, sandbox = 'prod', token = 't') {
  const headers = {
    authorization: `Bearer ${token}`,
    'x-api-key': 'key',
    'x-gw-ims-org-id': 'acme',
    'x-sandbox-name': sandbox,
  }
  const answer = await app.inject({ url, headers })
  return { status: answer.statusCode, body: answer.json() }
}

describe('the rows of a dataset', () => {
  it('come the newest first, as many as asked for, with the count of all', async () => {
    expect(await get('/datasets/numbers/rows?limit=2')).toEqual({
      status: 200,
      body: {
        rows: RECORDS.toReversed().slice(0, 2),
        origins: [originAt(3), originAt(2)],
        total: 3,
      },
    })
  })

  it('come without a limit too', async () => {
    const { body } = await get('/datasets/numbers/rows')
    expect(body.rows).toHaveLength(3)
  })

  it('are none before the first commit', async () => {
    const { body } = await get('/datasets/empty/rows')
    expect(body).toEqual({ rows: [], origins: [], total: 0 })
  })

  it.each(['0', '1001', '1.5', 'all'])('are refused for the limit %s', async (limit) => {
    const { status } = await get(`/datasets/numbers/rows?limit=${limit}`)
    expect(status).toBe(400)
  })

  it.each([
    ['damaged', TORN],
    ['lost', LOST],
  ])('tell which file is %s, and what to do', async (id, path) => {
    expect(await get(`/datasets/${id}/rows`)).toMatchObject({
      status: 500,
      body: { detail: expect.stringMatching(new RegExp(`${path}.*Restore the file`)) },
    })
  })

  it('are shown to who may read data', async () => {
    expect((await get('/datasets/numbers/rows', 'prod', 'rows')).status).toBe(200)
    expect((await get('/datasets/numbers/rows', 'prod', 'streamer')).status).toBe(403)
  })

  it('are not there for another sandbox, nor for a dataset that is not', async () => {
    expect(await get('/datasets/numbers/rows', 'dev')).toMatchObject({ status: 404 })
    expect(await get('/datasets/nothing/rows')).toMatchObject({ status: 404 })
    expect(await get('/datasets/..%2Fnumbers/rows')).toMatchObject({ status: 404 })
  })
})

describe('the failed records of a dataflow', () => {
  it('come with their reasons and their bodies', async () => {
    expect(await get('/flows/flow/failed-records?limit=5')).toEqual({
      status: 200,
      body: { items: [FAILED] },
    })
  })

  it('are shown to who may see what is made with the flow’s spec', async () => {
    const statusFor = async (token: string) =>
      (await get('/flows/flow/failed-records', 'prod', token)).status
    expect(await statusFor('streamer')).toBe(200)
    expect(await statusFor('enterprise')).toBe(403)
    expect(await statusFor('rows')).toBe(403)
  })

  it('are not there for another sandbox', async () => {
    expect(await get('/flows/flow/failed-records', 'dev')).toMatchObject({ status: 404 })
  })
})
