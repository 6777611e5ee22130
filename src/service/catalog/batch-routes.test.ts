import { describe, expect, it } from 'vitest'
import { flowBatch, NOW, openCatalog } from './catalog-fixture.ts'

describe('a batch of a dataflow', () => {
  it('is read by its id', async () => {
    const { send, commit } = await openCatalog()
    await commit('orders', 'batch-1')
    const { body } = await send('GET', '/batches/batch-1?aggregate=true')
    expect(body).toEqual({ 'batch-1': flowBatch('orders', 'batch-1', 4) })
    expect((await send('GET', '/batches/batch-3')).body.report.errorCode).toBe('CATALOG-3-404')
  })

  it('takes tags, and keeps all else as it happened', async () => {
    const { send, commit } = await openCatalog()
    await commit('orders', 'batch-1')
    expect((await send('PATCH', '/batches/batch-1', { tags: { seen: ['yes'] } })).body).toEqual([
      '@/batches/batch-1',
    ])
    const read = (await send('GET', '/batches/batch-1')).body['batch-1']
    expect(read).toMatchObject({
      ...flowBatch('orders', 'batch-1', 4),
      tags: { seen: ['yes'] },
      version: '1.0.1',
      updated: expect.any(Number),
      updatedUser: 'administrator@local',
    })
    expect((await send('PATCH', '/batches/batch-1', { status: 'failed' })).body).toMatchObject({
      status: 400,
      detail: expect.stringContaining('keeps its status'),
      report: { errorCode: 'CONSOLE-52-400' },
    })
    expect((await send('PUT', '/batches/batch-1', { status: 'success', size: 1 })).status).toBe(400)
    expect((await send('DELETE', '/batches/batch-1')).body.report.errorCode).toBe('CONSOLE-52-400')
  })
})

describe('a batch of a client', () => {
  const told = {
    status: 'loading',
    externalId: '/bulk/1',
    recordCount: 5,
    failedRecordCount: 2,
    started: NOW,
    relatedObjects: [{ type: 'dataSet', id: 'orders' }],
    metrics: { foo: 1337 },
    errors: [{ code: 'err-1' }],
    tags: { area: ['shop'] },
  }

  it('is told, changed, replaced and deleted', async () => {
    const { send } = await openCatalog()
    const { status, headers, body } = await send('POST', '/batches', told)
    expect(status).toBe(201)
    const id: string = body[0].replace('@/batches/', '')
    expect(headers['location']).toBe(`/data/foundation/catalog/batches/${id}`)
    expect((await send('GET', `/batches/${id}`)).body[id]).toMatchObject({
      ...told,
      imsOrg: 'local@FlowOrg',
      createdUser: 'administrator@local',
      version: '1.0.0',
      relatedObjects: [
        { type: 'dataSet', id: 'orders' },
        { type: 'batch', id },
      ],
      metrics: { foo: 1337, inputRecordCount: 5, outputRecordCount: 3, failedRecordCount: 2 },
    })

    await send('PATCH', `/batches/${id}`, { status: 'success' }, { 'if-match': '1.0.0' })
    const patched = (await send('GET', `/batches/${id}`)).body[id]
    const { relatedObjects: _related, ...kept } = told
    expect(patched).toMatchObject({ ...kept, status: 'success', version: '1.0.1' })
    await send('PUT', `/batches/${id}`, { status: 'failed' })
    const replaced = (await send('GET', `/batches/${id}`)).body[id]
    expect(replaced).toMatchObject({ status: 'failed', created: patched.created })
    expect(replaced).not.toHaveProperty('externalId')
    expect((await send('DELETE', `/batches/${id}`)).body).toEqual([`@/batches/${id}`])
    expect((await send('GET', `/batches/${id}`)).status).toBe(404)
  })

  it('may bring its own id, once', async () => {
    const { send } = await openCatalog()
    const answers = await Promise.all([
      send('POST', '/batches/mine-1', told),
      send('POST', '/batches/mine-1', told),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect((await send('GET', '/batches/mine-1')).body).toHaveProperty('mine-1')
    expect((await send('POST', '/batches/not%20mine', told)).status).toBe(400)
  })

  it('is of no dataflow, and has a status that is known', async () => {
    const { send } = await openCatalog()
    const flow = { ...told, relatedObjects: [{ type: 'flow', id: 'f' }] }
    expect((await send('POST', '/batches', flow)).body.report.violations).toMatchObject([
      { pointer: '/relatedObjects' },
    ])
    expect((await send('POST', '/batches', { ...told, status: 'done' })).status).toBe(400)
  })
})

describe('the list of batches', () => {
  it.each<[string, string[]]>([
    ['', ['mine', 'batch-2', 'batch-1']],
    ['?dataSet=orders', ['mine', 'batch-1']],
    ['?dataSet=none', []],
    ['?batch=batch-2', ['batch-2']],
    ['?status=loading', ['mine']],
    ['?status=!loading&orderBy=asc:created', ['batch-1', 'batch-2']],
    ['?externalId=/bulk/1&recordCount=5', ['mine']],
    ['?startAfter=1000&endBefore=5000', ['mine']],
    ['?startAfter=2000', []],
    ['?tags=area:*', ['mine']],
    ['?limit=1&start=1', ['batch-2']],
  ])('with "%s"', async (query, expected) => {
    const { send, commit } = await openCatalog()
    await commit('orders', 'batch-1')
    await commit('customers', 'batch-2')
    await send('POST', '/batches/mine', {
      status: 'loading',
      externalId: '/bulk/1',
      recordCount: 5,
      relatedObjects: [{ type: 'dataSet', id: 'orders' }],
      availableDates: { startDate: 1337, endDate: 4000 },
      tags: { area: ['shop'] },
    })
    expect(Object.keys((await send('GET', `/batches${query}`)).body)).toEqual(expected)
  })

  it('tells the different values of a field', async () => {
    const { send, commit } = await openCatalog()
    await commit('orders', 'batch-1')
    await commit('orders', 'batch-2')
    await send('POST', '/batches/mine', { status: 'loading' })
    expect((await send('GET', '/batches/uniques/status')).body).toEqual(['loading', 'success'])
    expect((await send('GET', '/batches/uniques/status?limit=1')).body).toEqual(['loading'])
    expect((await send('GET', '/batches/uniques/none')).body).toEqual([])
  })
})

describe('the last batches', () => {
  it('are told for each dataset that has some', async () => {
    const { send, given, commit } = await openCatalog()
    const [first, second] = [await given(), await given()]
    await given()
    await commit(first, 'batch-1')
    await commit(second, 'batch-2')
    const related = { relatedObjects: [{ type: 'dataSet', id: second }] }
    await send('POST', '/batches/mine', { status: 'failed', ...related })
    const last = {
      imsOrg: 'local@FlowOrg',
      sandboxId: 'sandbox-prod',
      created: expect.any(Number),
      updated: expect.any(Number),
    }
    const ofFirst = {
      ...last,
      lastBatchId: 'batch-1',
      lastBatchStatus: 'success',
      lastSuccessfulBatchId: 'batch-1',
    }
    const ofSecond = {
      ...last,
      lastBatchId: 'mine',
      lastBatchStatus: 'failed',
      lastSuccessfulBatchId: 'batch-2',
      lastFailedBatchId: 'mine',
    }
    expect((await send('GET', '/lastBatches')).body).toEqual({
      [second]: ofSecond,
      [first]: ofFirst,
    })
    expect((await send('GET', `/lastBatches?dataSetId=${first},none`)).body).toEqual({
      [first]: ofFirst,
    })
    expect((await send('GET', '/lastBatches?lastBatchStatus=failed')).body).toEqual({
      [second]: ofSecond,
    })
    expect((await send('GET', `/dataSets/${second}`)).body[second]).toMatchObject({
      lastBatchId: 'mine',
      lastBatchStatus: 'failed',
      lastSuccessfulBatch: 'batch-2',
      lastFailedBatch: 'mine',
    })
    const some = await send('GET', '/dataSets?properties=lastBatchId')
    expect(some.body).toMatchObject({ [first]: { lastBatchId: 'batch-1' } })
    const read = (await send('GET', `/dataSets/${first}`)).body[first]
    expect((await send('PUT', `/dataSets/${first}`, read)).status).toBe(200)
    const sorted = await send('GET', '/lastBatches?orderBy=lastBatchId&properties=lastBatchId')
    expect(Object.entries(sorted.body)).toEqual([
      [first, { lastBatchId: 'batch-1' }],
      [second, { lastBatchId: 'mine' }],
    ])
  })
})

it('tells where a tag is used, and its values', async () => {
  const { send, given } = await openCatalog()
  const id = await given({ tags: { 'adobe/pqs/table': ['b', 'a'], other: ['c'] } })
  await given()
  expect((await send('GET', '/tags/adobe%2Fpqs%2Ftable')).body).toEqual({
    objectType: { datasets: [`@/dataSets/${id}`] },
    'adobe/pqs/table': ['a', 'b'],
  })
})
