import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import {
  followCommits,
  FOUNDATION,
  givenDataflow,
  openTestService,
  PROFILE,
} from './service-fixture.ts'

/*
 * Over the whole service: that nothing of a sandbox outlives its reset, and nothing of another is touched.
 */

type Opened = Awaited<ReturnType<typeof openTestService>>

/** A dataflow in a sandbox that has stored one message, and all that it takes. */
async function givenRow(opened: Opened, sandbox: string) {
  const people = { type: 'object', title: 'People', allOf: [{ $ref: PROFILE }] }
  const schema = await opened.make('/schemaregistry/tenant/schemas', people, sandbox)
  const { dataSetId, inletUrl, messageOf } = await givenDataflow(opened, schema.$id, sandbox)
  const message = messageOf({ _id: 'ann' })
  const committed = await followCommits(opened, sandbox)
  await opened.send('POST', inletUrl, message, sandbox)
  await committed()
  return { schema, dataSetId, inletUrl, message }
}

async function lakeFiles({ folder }: Opened): Promise<string[]> {
  const names = await readdir(join(folder, 'lake'), { recursive: true })
  return names.filter((name) => name.endsWith('.parquet'))
}

it('resets a sandbox with all that is in it, and touches no other', async () => {
  const opened = await openTestService()
  const { send } = opened
  const get = (path: string, sandbox: string) => send('GET', FOUNDATION + path, undefined, sandbox)
  const [dev, prod] = [await givenRow(opened, 'dev'), await givenRow(opened, 'prod')]
  expect(await lakeFiles(opened)).toHaveLength(2)

  const url = `${FOUNDATION}/sandbox-management/sandboxes/dev`
  expect((await send('PUT', url, { action: 'reset' })).status).toBe(202)

  expect(await lakeFiles(opened)).toEqual([expect.stringContaining(prod.dataSetId)])
  const lists = ['connections', 'sourceConnections', 'targetConnections', 'flows', 'runs']
  for (const kind of lists) {
    expect((await get(`/flowservice/${kind}`, 'dev')).body.items).toEqual([])
  }
  expect((await get('/catalog/dataSets', 'dev')).body).toEqual({})
  expect((await get('/catalog/batches', 'dev')).body).toEqual({})
  const schemaRef = { id: dev.schema.$id }
  expect(
    (await send('POST', `${FOUNDATION}/catalog/dataSets`, { name: 'x', schemaRef }, 'dev')).status,
  ).toBe(400)
  expect((await send('POST', dev.inletUrl, dev.message, 'dev')).status).toBe(404)
  expect((await send('POST', prod.inletUrl, prod.message)).status).toBe(200)

  await givenRow(opened, 'dev')
})

it('works in a created sandbox until it is deleted', async () => {
  const opened = await openTestService()
  const { send } = opened
  const get = (path: string, sandbox: string) => send('GET', FOUNDATION + path, undefined, sandbox)
  const url = `${FOUNDATION}/sandbox-management/sandboxes`
  const stage = { name: 'stage', title: 'Stage', type: 'development' }
  expect((await send('POST', url, stage)).status).toBe(202)
  const { inletUrl, message } = await givenRow(opened, 'stage')

  expect((await send('DELETE', `${url}/stage`)).status).toBe(202)
  expect((await send('POST', inletUrl, message)).status).toBe(404)
  expect((await get('/flowservice/flows', 'stage')).status).toBe(404)
  expect(await lakeFiles(opened)).toEqual([])
  await send('POST', url, stage)
  expect((await get('/flowservice/flows', 'stage')).body.items).toEqual([])
})
