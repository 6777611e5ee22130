import { describe, expect, it } from 'vitest'
import { NOW, openCatalog } from './catalog-fixture.ts'

/** A dataset with two batches. */
async function openFilled() {
  const catalog = await openCatalog()
  const id = await catalog.given()
  await catalog.commit(id, 'batch-1', '0123456789')
  await catalog.commit(id, 'batch-2', 'others')
  const { viewId } = (await catalog.send('GET', `/dataSets/${id}`)).body[id]
  return { ...catalog, id, viewId }
}

describe('the files of datasets', () => {
  it('are listed as the dataset’s link says, and looked up', async () => {
    const { send, id, viewId } = await openFilled()
    const link: string = (await send('GET', `/dataSets/${id}`)).body[id].files
    const first = {
      id: 'batch-1-1',
      imsOrg: 'local@FlowOrg',
      batchId: 'batch-1',
      dataSetId: id,
      dataSetViewId: viewId,
      version: '1.0.0',
      created: NOW,
      updated: NOW,
      size: 10,
      records: 1,
      isValid: true,
    }
    const { body } = await send('GET', link.replace('@', ''))
    expect(Object.keys(body)).toEqual(['batch-2-1', 'batch-1-1'])
    expect(body['batch-1-1']).toEqual(first)
    expect((await send('GET', '/dataSetFiles/batch-1-1')).body).toEqual({ 'batch-1-1': first })
    expect(Object.keys((await send('GET', '/dataSetFiles?batchId=batch-1')).body)).toHaveLength(1)
    const second = await send('GET', '/dataSetFiles?start=1&limit=1')
    expect(Object.keys(second.body)).toEqual(['batch-1-1'])
    expect((await send('GET', '/dataSetFiles?dataSetId=none')).body).toEqual({})
  })

  it('are no other sandbox’s', async () => {
    const { send } = await openFilled()
    const dev = { 'x-sandbox-name': 'dev' }
    expect((await send('GET', '/dataSetFiles', undefined, dev)).body).toEqual({})
    for (const url of ['/export/files/batch-1-1', '/export/batches/batch-1/files'])
      expect((await send('GET', url, undefined, dev)).status).toBe(404)
  })
})

describe('data access', () => {
  it('leads from a batch to the bytes of its files', async () => {
    const { send, viewId } = await openFilled()
    const files = await send('GET', '/export/batches/batch-1/files')
    const href = 'http://localhost:80/data/foundation/export/files/batch-1-1'
    expect(files.body).toEqual({
      data: [
        {
          dataSetFileId: 'batch-1-1',
          dataSetViewId: viewId,
          version: '1.0.0',
          created: String(NOW),
          updated: String(NOW),
          isValid: true,
          _links: { self: { href } },
        },
      ],
      _page: { limit: 100, count: 1 },
    })
    expect((await send('GET', '/export/files/batch-1-1')).body).toEqual({
      data: [
        {
          name: 'batch-1.parquet',
          length: '10',
          _links: { self: { href: `${href}?path=batch-1.parquet` } },
        },
      ],
      _page: { limit: 100, count: 1 },
    })
    const { status, headers, text } = await send(
      'GET',
      '/export/files/batch-1-1?path=batch-1.parquet',
    )
    expect([status, text]).toEqual([200, '0123456789'])
    expect(headers).toMatchObject({
      'content-type': 'application/parquet',
      'content-length': '10',
      'accept-ranges': 'bytes',
    })
  })

  it('pages a batch’s files', async () => {
    const { send } = await openFilled()
    const { body } = await send('GET', '/export/batches/batch-1/files?start=1&limit=5')
    expect(body).toEqual({ data: [], _page: { limit: 5, count: 0 } })
  })

  it('tells the size of a file without its bytes', async () => {
    const { send } = await openFilled()
    const { status, headers, text } = await send(
      'HEAD',
      '/export/files/batch-1-1?path=batch-1.parquet',
    )
    expect([status, text]).toEqual([200, ''])
    expect(headers).toMatchObject({
      'content-length': '10',
      'content-type': 'application/parquet',
    })
  })

  it.each<[string, number, string, string | undefined]>([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=8-', 206, '89', 'bytes 8-9/10'],
    ['bytes=-4', 206, '6789', 'bytes 6-9/10'],
    ['bytes=5-500', 206, '56789', 'bytes 5-9/10'],
    ['bytes=-500', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=3-1', 200, '0123456789', undefined],
    ['bytes=0-1,4-5', 200, '0123456789', undefined],
    ['lines=1-2', 200, '0123456789', undefined],
  ])('answers the range %s', async (range, status, text, contentRange) => {
    const { send } = await openFilled()
    const url = '/export/files/batch-1-1?path=batch-1.parquet'
    const answer = await send('GET', url, undefined, { range })
    expect([answer.status, answer.text]).toEqual([status, text])
    expect(answer.headers['content-range']).toBe(contentRange)
    expect(answer.headers['content-length']).toBe(String(text.length))
  })

  it('refuses a range beyond the file', async () => {
    const { send } = await openFilled()
    const url = '/export/files/batch-1-1?path=batch-1.parquet'
    expect(await send('GET', url, undefined, { range: 'bytes=10-' })).toMatchObject({
      status: 416,
      body: { detail: expect.stringContaining('10 bytes') },
    })
  })

  it.each([
    '/export/files/batch-1-2',
    '/export/files/batch-9-1',
    '/export/files/nonsense',
    '/export/files/batch-1-1?path=../secret',
    '/export/batches/batch-9/files',
  ])('knows no %s', async (url) => {
    const { send } = await openFilled()
    expect((await send('GET', url)).status).toBe(404)
  })

  it('has no files of a deleted dataset', async () => {
    const { send, id } = await openFilled()
    await send('DELETE', `/dataSets/${id}`)
    expect((await send('GET', '/export/batches/batch-1/files')).body.data).toEqual([])
    expect((await send('GET', '/export/files/batch-1-1')).status).toBe(404)
  })
})
