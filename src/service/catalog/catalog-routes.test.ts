import type { Batch } from '#contract/catalog.ts'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { App } from '../http/app.ts'
import { identifiedApp, SCRIPT_HEADERS } from '../http/identified-app-fixture.ts'
import { openTestStorage } from '../storage/sqlite/storage-fixture.ts'
import type { Storage } from '../storage/storage.ts'
import { createBatches } from './batches.ts'
import { registerCatalogRoutes } from './catalog-routes.ts'
import { createDataSets, type DataSets } from './data-sets.ts'

const SCHEMA_ID = 'https://ns.adobe.com/localfloworg/schemas/e45dd983'
const NOW = 1_602_324_410_000
const scope = {
  orgId: 'local@FlowOrg',
  sandbox: { id: 'sandbox-prod' },
  userId: 'ada',
  clientId: 'script',
}

const body = {
  schemaRef: {
    id: SCHEMA_ID,
    contentType: 'application/vnd.adobe.xed-full-notext+json; version=1',
  },
  fileDescription: { format: 'parquet' },
  tags: { identity: ['enabled:true'], profile: ['enabled:true'] },
  name: 'Orders',
}

let storage: Storage
let dataSets: DataSets
let app: App
let filled: string | undefined

beforeEach(async () => {
  const opened = await openTestStorage()
  storage = opened.storage
  let made = 0
  dataSets = createDataSets({
    store: storage.resources,
    schemaExists: async (_scope, id) => id === SCHEMA_ID,
    usedBy: async (_scope, id) =>
      id === filled ? 'the dataflow "Orders to lake" (f1)' : undefined,
    now: () => NOW + made,
    newId: () => (made++).toString(16).padStart(24, 'a'),
  })
  const batches = createBatches({ store: storage.resources })
  app = identifiedApp((guarded) => registerCatalogRoutes(guarded, { dataSets, batches }))
  onTestFinished(() => app.close())
})

const get = (url: string, sandbox = 'prod') =>
  app.inject({ url, headers: { ...SCRIPT_HEADERS, 'x-sandbox-name': sandbox } })

const send = (method: 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) =>
  app.inject({ method, url, headers: SCRIPT_HEADERS, ...(payload && { payload }) })

async function createDataSet(more: object = {}): Promise<string> {
  const url = '/dataSets?requestDataSource=true'
  const answer = await send('POST', url, { ...body, ...more })
  expect(answer.statusCode).toBe(201)
  const [, id = ''] = /^@\/dataSets\/([0-9a-f]{24})$/.exec(answer.json()[0]) ?? []
  return id
}

describe('a new dataset', () => {
  it('is read as it was sent, with what Catalog adds, under its id', async () => {
    const id = await createDataSet()
    const answer = await get(`/dataSets/${id}`)
    expect(answer.json()).toEqual({
      [id]: {
        ...body,
        version: '1.0.0',
        imsOrg: 'local@FlowOrg',
        sandboxId: 'sandbox-prod',
        created: NOW + 1,
        updated: NOW + 1,
        createdClient: 'key',
        createdUser: 'administrator@local',
        updatedUser: 'administrator@local',
        files: `@/dataSetFiles?dataSetId=${id}`,
        status: 'enabled',
      },
    })
  })

  it('needs a schema that exists', async () => {
    const answer = await send('POST', '/dataSets', { ...body, schemaRef: { id: 'other' } })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({
      detail: expect.stringContaining('names no schema of this sandbox: "other"'),
      report: { violations: [{ pointer: '/schemaRef/id' }] },
    })
  })

  it('needs a name', async () => {
    const answer = await send('POST', '/dataSets', { schemaRef: body.schemaRef })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().report.violations).toMatchObject([{ pointer: '/name' }])
  })
})

describe('the list of datasets', () => {
  it('is an object by id, the newest first, in windows', async () => {
    const [first, second, third] = [
      await createDataSet(),
      await createDataSet(),
      await createDataSet(),
    ]
    expect(Object.keys((await get('/dataSets')).json())).toEqual([third, second, first])
    const middle = await get('/dataSets?limit=1&start=1')
    expect(Object.keys(middle.json())).toEqual([second])
    expect((await get('/dataSets?start=3')).json()).toEqual({})
  })

  it('shows nothing of another sandbox', async () => {
    const id = await createDataSet()
    expect((await get('/dataSets', 'dev')).json()).toEqual({})
    expect((await get(`/dataSets/${id}`, 'dev')).statusCode).toBe(404)
  })

  it('refuses a window that is none', async () => {
    expect((await get('/dataSets?limit=0')).statusCode).toBe(400)
  })
})

describe('a change of a dataset', () => {
  it('keeps what it does not name, and merges tags', async () => {
    const id = await createDataSet()
    const patch = { description: 'By day', tags: { profile: null, kept: ['a'] } }
    const answer = await send('PATCH', `/dataSets/${id}`, patch)
    expect(answer.json()).toEqual([`@/dataSets/${id}`])
    expect((await get(`/dataSets/${id}`)).json()[id]).toMatchObject({
      name: 'Orders',
      description: 'By day',
      tags: { identity: ['enabled:true'], kept: ['a'] },
      version: '1.0.1',
      created: NOW + 1,
    })
  })

  it('cannot give it another schema', async () => {
    const id = await createDataSet()
    const answer = await send('PATCH', `/dataSets/${id}`, { schemaRef: body.schemaRef })
    expect(answer.statusCode).toBe(400)
  })

  it('loses none of two at once', async () => {
    const id = await createDataSet()
    const answers = await Promise.all([
      send('PATCH', `/dataSets/${id}`, { name: 'Renamed' }),
      send('PATCH', `/dataSets/${id}`, { description: 'Described' }),
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    const changed = (await get(`/dataSets/${id}`)).json()[id]
    expect(changed).toMatchObject({ name: 'Renamed', description: 'Described', version: '1.0.2' })
  })
})

it('answers the deletion of a dataset with its reference, and knows it no more', async () => {
  const id = await createDataSet()
  const answer = await send('DELETE', `/dataSets/${id}`)
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toEqual([`@/dataSets/${id}`])
  for (const gone of [await get(`/dataSets/${id}`), await send('DELETE', `/dataSets/${id}`)]) {
    expect(gone.statusCode).toBe(404)
    expect(gone.json().report.errorCode).toBe('CATALOG-2-404')
  }
  expect(await dataSets.find(scope, id)).toBeUndefined()
})

it('keeps a dataset that a dataflow fills', async () => {
  const id = await createDataSet()
  filled = id
  const refused = await send('DELETE', `/dataSets/${id}`)
  expect(refused.json()).toMatchObject({
    status: 400,
    detail: `Dataset ${id} is filled by the dataflow "Orders to lake" (f1); delete that first.`,
    report: { errorCode: 'CONSOLE-50-400' },
  })
  filled = undefined
  expect((await send('DELETE', `/dataSets/${id}`)).statusCode).toBe(200)
})

describe('batches', () => {
  const batchOf = (dataSetId: string): Batch => ({
    imsOrg: 'local@FlowOrg',
    sandboxId: 'sandbox-prod',
    status: 'success',
    created: NOW,
    updated: NOW,
    completed: NOW,
    relatedObjects: [{ type: 'dataSet', id: dataSetId }],
    metrics: {
      inputRecordCount: 2,
      outputRecordCount: 1,
      failedRecordCount: 1,
      outputByteSize: 512,
      startTime: NOW - 10,
      endTime: NOW,
    },
  })

  beforeEach(async () => {
    for (const [id, dataSetId] of [
      ['batch-1', 'orders'],
      ['batch-2', 'customers'],
    ] as const) {
      const resource = { id, etag: '1', body: batchOf(dataSetId) }
      await storage.resources.insert(scope, 'batches', resource)
    }
  })

  it('are read by id', async () => {
    expect((await get('/batches/batch-1')).json()).toEqual({ 'batch-1': batchOf('orders') })
    expect((await get('/batches/batch-3')).json().report.errorCode).toBe('CATALOG-3-404')
  })

  it('are listed for all datasets or for one', async () => {
    expect(Object.keys((await get('/batches')).json()).toSorted()).toEqual(['batch-1', 'batch-2'])
    const ofOne = await get('/batches?dataSet=customers')
    expect(ofOne.json()).toEqual({ 'batch-2': batchOf('customers') })
    expect((await get('/batches?dataSet=none')).json()).toEqual({})
  })
})
