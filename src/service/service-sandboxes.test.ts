import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readConfig } from './config.ts'
import { openService } from './service.ts'

/*
 * Over the whole service: that nothing of a sandbox outlives its reset, and nothing of another is touched.
 */

const FOUNDATION = '/data/foundation'
const HTTP_API = { id: 'bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb', version: '1.0' }
const DATA_LAKE = { id: 'c604ff05-7f1a-43c0-8e18-33bf874cb11c', version: '1.0' }
const XDM_STREAM = { id: 'd8a6f005-7eaf-4153-983e-e8574508b877', version: '1.0' }
const PROFILE = 'https://ns.adobe.com/xdm/context/profile'

async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'flow-sandboxes-'))
  const environment = { PORT: '0', FLOW_DATA: folder, FLOW_ACCESS_TOKEN: 'root' }
  const service = await openService(readConfig(environment), undefined)
  onTestFinished(async () => {
    await service.close()
    await rm(folder, { recursive: true, force: true })
  })
  const origin = await service.listen()
  const ask = (method: string, path: string, sandbox: string, body?: object) =>
    fetch(path.startsWith('http') ? path : origin + path, {
      method,
      headers: {
        authorization: 'Bearer root',
        'x-api-key': 'flow-console',
        'x-gw-ims-org-id': 'local@FlowOrg',
        'x-sandbox-name': sandbox,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
  const send = async (method: string, path: string, sandbox: string, body?: object) => {
    const answer = await ask(method, path, sandbox, body)
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
  }
  const lakeFiles = async () => {
    const names = await readdir(join(folder, 'lake'), { recursive: true })
    return names.filter((name) => name.endsWith('.parquet'))
  }
  return { ask, send, lakeFiles }
}

type Opened = Awaited<ReturnType<typeof open>>

/** A dataflow in a sandbox that has stored one message, and all that it takes. */
async function givenRow({ send, ask }: Opened, sandbox: string) {
  const made = async (path: string, body: object) => {
    const { status, body: answer } = await send('POST', FOUNDATION + path, sandbox, body)
    if (status >= 300) throw new Error(`${path} answered ${status}: ${JSON.stringify(answer)}`)
    return answer
  }
  const schema = await made('/schemaregistry/tenant/schemas', {
    type: 'object',
    title: 'People',
    allOf: [{ $ref: PROFILE }],
  })
  const contentType = 'application/vnd.adobe.xed-full+json;version=1'
  const schemaRef = { id: schema.$id, contentType }
  const [reference] = await made('/catalog/dataSets', { name: 'People', schemaRef })
  const dataSetId = reference.replace('@/dataSets/', '')
  const connection = await made('/flowservice/connections', {
    name: 'Site',
    connectionSpec: HTTP_API,
    auth: { specName: 'Streaming Connection', params: { dataType: 'xdm', name: 'Site' } },
  })
  const source = await made('/flowservice/sourceConnections', {
    name: 'Site',
    baseConnectionId: connection.id,
    connectionSpec: HTTP_API,
  })
  const target = await made('/flowservice/targetConnections', {
    name: 'Lake',
    connectionSpec: DATA_LAKE,
    data: { format: 'parquet_xdm', schema: { id: schema.$id, version: contentType } },
    params: { dataSetId },
  })
  const flow = await made('/flowservice/flows', {
    name: 'People',
    flowSpec: XDM_STREAM,
    sourceConnectionIds: [source.id],
    targetConnectionIds: [target.id],
  })
  const found = await send('GET', `${FOUNDATION}/flowservice/connections/${connection.id}`, sandbox)
  const { inletUrl } = found.body.items[0].auth.params
  const message = { header: { schemaRef, flowId: flow.id }, body: { xdmEntity: { _id: 'ann' } } }
  const committed = await firstCommit(await ask('GET', '/console/events', sandbox))
  await send('POST', inletUrl, sandbox, message)
  await committed()
  return { schema, dataSetId, flow, inletUrl, message }
}

/** Follows events. @returns what waits for the first commit, and ends the stream. */
async function firstCommit(answer: Response): Promise<() => Promise<void>> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('the events are a stream')
  await reader.read()
  return async () => {
    let text = ''
    while (!text.includes('"committed"')) text += (await reader.read()).value ?? ''
    await reader.cancel()
  }
}

it('resets a sandbox with all that is in it, and touches no other', async () => {
  const opened = await open()
  const { send, lakeFiles } = opened
  const [dev, prod] = [await givenRow(opened, 'dev'), await givenRow(opened, 'prod')]
  expect(await lakeFiles()).toHaveLength(2)

  const url = `${FOUNDATION}/sandbox-management/sandboxes/dev`
  expect((await send('PUT', url, 'prod', { action: 'reset' })).status).toBe(202)

  expect(await lakeFiles()).toEqual([expect.stringContaining(prod.dataSetId)])
  const lists = ['connections', 'sourceConnections', 'targetConnections', 'flows', 'runs']
  for (const kind of lists) {
    expect((await send('GET', `${FOUNDATION}/flowservice/${kind}`, 'dev')).body.items).toEqual([])
  }
  expect((await send('GET', `${FOUNDATION}/catalog/dataSets`, 'dev')).body).toEqual({})
  expect((await send('GET', `${FOUNDATION}/catalog/batches`, 'dev')).body).toEqual({})
  const schemaRef = { id: dev.schema.$id }
  expect(
    (await send('POST', `${FOUNDATION}/catalog/dataSets`, 'dev', { name: 'x', schemaRef })).status,
  ).toBe(400)
  expect((await send('POST', dev.inletUrl, 'dev', dev.message)).status).toBe(404)
  expect((await send('POST', prod.inletUrl, 'prod', prod.message)).status).toBe(200)

  await givenRow(opened, 'dev')
})

it('works in a created sandbox until it is deleted', async () => {
  const opened = await open()
  const { send, lakeFiles } = opened
  const url = `${FOUNDATION}/sandbox-management/sandboxes`
  const stage = { name: 'stage', title: 'Stage', type: 'development' }
  expect((await send('POST', url, 'prod', stage)).status).toBe(202)
  const { inletUrl, message } = await givenRow(opened, 'stage')

  expect((await send('DELETE', `${url}/stage`, 'prod')).status).toBe(202)
  expect((await send('POST', inletUrl, 'prod', message)).status).toBe(404)
  expect((await send('GET', `${FOUNDATION}/flowservice/flows`, 'stage')).status).toBe(404)
  expect(await lakeFiles()).toEqual([])
  await send('POST', url, 'prod', stage)
  expect((await send('GET', `${FOUNDATION}/flowservice/flows`, 'stage')).body.items).toEqual([])
})
