import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readConfig } from './config.ts'
import { openService } from './service.ts'

/*
 * Over the whole service: a field that a field group gets while a dataflow runs reaches its dataset.
 */

const FOUNDATION = '/data/foundation'
const REGISTRY = '/schemaregistry/tenant'
const HTTP_API = { id: 'bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb', version: '1.0' }
const DATA_LAKE = { id: 'c604ff05-7f1a-43c0-8e18-33bf874cb11c', version: '1.0' }
const XDM_STREAM = { id: 'd8a6f005-7eaf-4153-983e-e8574508b877', version: '1.0' }
const PROFILE = 'https://ns.adobe.com/xdm/context/profile'
const TENANT = '_localfloworg'
const FIELDS = `/definitions/customFields/properties/${TENANT}/properties`

const HEADERS = {
  authorization: 'Bearer root',
  'x-api-key': 'flow-console',
  'x-gw-ims-org-id': 'local@FlowOrg',
  'x-sandbox-name': 'prod',
}

async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'flow-schema-change-'))
  const environment = { PORT: '0', FLOW_DATA: folder, FLOW_ACCESS_TOKEN: 'root' }
  const service = await openService(readConfig(environment), undefined)
  onTestFinished(async () => {
    await service.close()
    await rm(folder, { recursive: true, force: true })
  })
  const origin = await service.listen()
  const send = async (method: string, path: string, body?: object) => {
    const answer = await fetch(path.startsWith('http') ? path : origin + path, {
      method,
      headers: { ...HEADERS, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  const events = await fetch(`${origin}/console/events`, { headers: HEADERS })
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('the events are a stream')
  onTestFinished(() => reader.cancel())
  const committed = async () => {
    let text = ''
    while (!text.includes('"committed"')) text += (await reader.read()).value ?? ''
  }
  return { send, committed }
}

it('stores a field that a field group gets while a dataflow runs', async () => {
  const { send, committed } = await open()
  const make = (path: string, body: object) => send('POST', FOUNDATION + path, body)
  const fieldGroup = await make(`${REGISTRY}/fieldgroups`, {
    title: 'Loyalty',
    'meta:intendedToExtend': [PROFILE],
    definitions: {
      customFields: { properties: { [TENANT]: { properties: { points: { type: 'integer' } } } } },
    },
    allOf: [{ $ref: '#/definitions/customFields' }],
  })
  const schema = await make(`${REGISTRY}/schemas`, {
    title: 'Members',
    allOf: [{ $ref: PROFILE }, { $ref: fieldGroup.$id }],
  })
  const contentType = 'application/vnd.adobe.xed-full+json;version=1'
  const schemaRef = { id: schema.$id, contentType }
  const [reference] = await make('/catalog/dataSets', { name: 'Members', schemaRef })
  const dataSetId = reference.replace('@/dataSets/', '')
  const connection = await make('/flowservice/connections', {
    name: 'Site',
    connectionSpec: HTTP_API,
    auth: { specName: 'Streaming Connection', params: { dataType: 'xdm', name: 'Site' } },
  })
  const source = await make('/flowservice/sourceConnections', {
    name: 'Site',
    baseConnectionId: connection.id,
    connectionSpec: HTTP_API,
  })
  const target = await make('/flowservice/targetConnections', {
    name: 'Lake',
    connectionSpec: DATA_LAKE,
    data: { format: 'parquet_xdm', schema: { id: schema.$id, version: contentType } },
    params: { dataSetId },
  })
  const flow = await make('/flowservice/flows', {
    name: 'Members',
    flowSpec: XDM_STREAM,
    sourceConnectionIds: [source.id],
    targetConnectionIds: [target.id],
  })
  const found = await send('GET', `${FOUNDATION}/flowservice/connections/${connection.id}`)
  const { inletUrl } = found.items[0].auth.params
  const header = { schemaRef, flowId: flow.id }
  const message = (fields: object) => ({ header, body: { xdmEntity: { [TENANT]: fields } } })
  await send('POST', inletUrl, message({ points: 1 }))
  await committed()

  const level = { type: 'string', enum: ['gold'] }
  const patch = [{ op: 'add', path: `${FIELDS}/level`, value: level }]
  const url = `${FOUNDATION}${REGISTRY}/fieldgroups/${fieldGroup['meta:altId']}`
  await send('PATCH', url, patch)
  await send('POST', inletUrl, message({ points: 2, level: 'gold' }))
  await committed()

  const { rows } = await send('GET', `/console/datasets/${dataSetId}/rows`)
  expect(rows).toHaveLength(2)
  expect(rows).toContainEqual(expect.objectContaining({ [TENANT]: { points: 2, level: 'gold' } }))
  const removal = [{ op: 'remove', path: `${FIELDS}/points` }]
  await expect(send('PATCH', url, removal)).rejects.toThrow('/points would be gone')
})
