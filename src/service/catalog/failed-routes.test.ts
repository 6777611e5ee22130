import { expect, it } from 'vitest'
import { NOW, openCatalog } from './catalog-fixture.ts'

const FAILED = {
  flowId: 'flow-batch-1',
  xactionId: '1:2',
  position: 1,
  receivedAt: NOW - 5,
  failedAt: NOW,
  stage: 'validate' as const,
  violations: [{ pointer: '/age', message: 'must be integer' }],
  body: '{"age":"x"}',
}

it('leads from a batch to what it could not store, and why', async () => {
  const { send, given, commit } = await openCatalog()
  const id = await given()
  await commit(id, 'batch-1', 'rows', [FAILED, { ...FAILED, position: 2, failedAt: NOW + 1 }])
  const { body } = await send('GET', '/export/batches/batch-1/failed')
  const href = 'http://localhost:80/data/foundation/export/batches/batch-1/failed'
  expect(body).toEqual({
    data: [
      {
        name: 'batch-1.json',
        length: expect.stringMatching(/^\d+$/),
        _links: { self: { href: `${href}?path=batch-1.json` } },
      },
    ],
    _page: { limit: 100, count: 1 },
  })
  const { text, headers } = await send('GET', '/export/batches/batch-1/failed?path=batch-1.json')
  expect(headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
  expect([text.length, text.split('\n').length]).toEqual([Number(body.data[0].length), 2])
  expect(JSON.parse(text)).toEqual({
    body: FAILED.body,
    xactionId: '1:2',
    receivedAt: NOW - 5,
    _errors: [{ stage: 'validate', pointer: '/age', message: 'must be integer' }],
  })
})

it('has no file for a batch without failures, nor for a client’s', async () => {
  const { send, given, commit } = await openCatalog()
  await commit(await given(), 'batch-1')
  await send('POST', '/batches/mine', { status: 'failed' })
  for (const batch of ['batch-1', 'mine']) {
    const { body } = await send('GET', `/export/batches/${batch}/failed`)
    expect(body).toEqual({ data: [], _page: { limit: 100, count: 0 } })
    const file = await send('GET', `/export/batches/${batch}/failed?path=${batch}.json`)
    expect(file.body.report.errorCode).toBe('CATALOG-4-404')
  }
  expect((await send('GET', '/export/batches/none/failed')).status).toBe(404)
})
