import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { readConfig } from './config.ts'
import { openService } from './service.ts'

export const FOUNDATION = '/data/foundation'
export const PROFILE = 'https://ns.adobe.com/xdm/context/profile'

const HTTP_API = { id: 'bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb', version: '1.0' }
const DATA_LAKE = { id: 'c604ff05-7f1a-43c0-8e18-33bf874cb11c', version: '1.0' }
const XDM_STREAM = { id: 'd8a6f005-7eaf-4153-983e-e8574508b877', version: '1.0' }

/** The whole service in a folder of its own until the test ends, asked by its administrator. */
export async function openTestService() {
  const folder = await mkdtemp(join(tmpdir(), 'flow-service-'))
  const environment = { PORT: '0', FLOW_DATA: folder, FLOW_ACCESS_TOKEN: 'root' }
  const service = await openService(readConfig(environment), undefined)
  onTestFinished(async () => {
    await service.close()
    await rm(folder, { recursive: true, force: true })
  })
  const origin = await service.listen()
  const ask = (method: string, path: string, body?: object, sandbox = 'prod') =>
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
  const send = async (method: string, path: string, body?: object, sandbox?: string) => {
    const answer = await ask(method, path, body, sandbox)
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
  }
  /** What was made. @throws {Error} with what was answered, if nothing was. */
  const make = async (path: string, body: object, sandbox?: string) => {
    const answer = await send('POST', FOUNDATION + path, body, sandbox)
    if (answer.status < 300) return answer.body
    throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  }
  return { folder, ask, send, make }
}

type TestService = Awaited<ReturnType<typeof openTestService>>

/** A dataflow from an inlet of its own into a dataset of its own, of a schema that is there. */
export async function givenDataflow(
  { send, make }: TestService,
  schemaId: string,
  sandbox: string,
) {
  const contentType = 'application/vnd.adobe.xed-full+json;version=1'
  const schemaRef = { id: schemaId, contentType }
  const given = (path: string, body: object) => make(path, body, sandbox)
  const [reference] = await given('/catalog/dataSets', { name: 'People', schemaRef })
  const dataSetId: string = reference.replace('@/dataSets/', '')
  const connection = await given('/flowservice/connections', {
    name: 'Site',
    connectionSpec: HTTP_API,
    auth: { specName: 'Streaming Connection', params: { dataType: 'xdm', name: 'Site' } },
  })
  const source = await given('/flowservice/sourceConnections', {
    name: 'Site',
    baseConnectionId: connection.id,
    connectionSpec: HTTP_API,
  })
  const target = await given('/flowservice/targetConnections', {
    name: 'Lake',
    connectionSpec: DATA_LAKE,
    data: { format: 'parquet_xdm', schema: { id: schemaId, version: contentType } },
    params: { dataSetId },
  })
  const flow = await given('/flowservice/flows', {
    name: 'People',
    flowSpec: XDM_STREAM,
    sourceConnectionIds: [source.id],
    targetConnectionIds: [target.id],
  })
  const path = `${FOUNDATION}/flowservice/connections/${connection.id}`
  const found = await send('GET', path, undefined, sandbox)
  const inletUrl: string = found.body.items[0].auth.params.inletUrl
  const messageOf = (xdmEntity: object) => ({
    header: { schemaRef, flowId: flow.id },
    body: { xdmEntity },
  })
  return { dataSetId, inletUrl, messageOf }
}

/** Follows the events of a sandbox. @returns what waits for the next commit of a dataflow. */
export async function followCommits(
  { ask }: TestService,
  sandbox: string,
): Promise<() => Promise<void>> {
  const { body } = await ask('GET', '/console/events', undefined, sandbox)
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('the events are a stream')
  onTestFinished(() => reader.cancel())
  await reader.read()
  return async () => {
    let text = ''
    while (!text.includes('"committed"')) text += (await reader.read()).value ?? ''
  }
}
