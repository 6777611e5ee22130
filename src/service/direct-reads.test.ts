import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import type { CreatedToken } from '#contract/token.ts'
import { FOUNDATION, openTestService } from './service-fixture.ts'

/*
 * Over real connections: what is answered before the router is what the router answers. A cookie, which means nothing
 * beside a token, sends a request to the router.
 */

const CONNECTIONS = `${FOUNDATION}/flowservice/connections`
const AZURE_FILES = { id: 'be5ec48c-5b78-49d5-b8fa-7c89ec4569b8', version: '1.0' }
const ACCOUNT = {
  name: 'Files & more',
  connectionSpec: AZURE_FILES,
  auth: {
    specName: 'Basic Authentication',
    params: { host: 'https://files.example.com', userid: 'reader', password: 'secret' },
  },
}
const ROOT = {
  authorization: 'Bearer root',
  'x-api-key': 'flow-console',
  'x-gw-ims-org-id': 'local@FlowOrg',
  'x-sandbox-name': 'prod',
}

type Headers = Record<string, string>
const SAME: Headers = {}
const without = (name: keyof typeof ROOT): Headers => ({ ...ROOT, [name]: '' })

async function createToken(
  send: Awaited<ReturnType<typeof openTestService>>['send'],
  permissions: object[],
) {
  const asked = { name: 'Script', sandboxes: '*', permissions }
  const { status, body } = await send('POST', '/console/tokens', asked)
  expect(status).toBe(201)
  const { id, token, clientId }: CreatedToken = body
  const headers: Headers = { authorization: `Bearer ${token}`, 'x-api-key': clientId }
  return { id, headers }
}

async function openWithAccounts() {
  const opened = await openTestService()
  const ids: string[] = []
  while (ids.length < 3) ids.push((await opened.make('/flowservice/connections', ACCOUNT)).id)
  const { url } = await opened.ask('GET', '/healthz')
  return { ...opened, ids, port: Number(new URL(url).port) }
}

/** The answer as it came over the wire, without what differs each time. */
async function wire(port: number, method: string, path: string, headers: Headers): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const lines = Object.entries({
    host: 'flow.example.com',
    ...ROOT,
    ...headers,
    connection: 'close',
  })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
  const answer = await text(socket)
  expect(answer).toMatch(/^HTTP\/1\.1 \d{3} [^]*\r\nx-request-id: [\da-f-]{36}\r\n/)
  return answer
    .replace(/\r\nx-request-id: .*/, '')
    .replace(/\r\nDate: .*/, '')
    .replace(/"requestId":"[^"]*"/, '')
}

const REQUESTS: [path: string, headers?: Headers, method?: string][] = [
  ['/ID'],
  ['/ID/'],
  ['/ID?'],
  ['/ID?unknown=1'],
  ['/ID#fragment'],
  ['//ID'],
  ['/%49D'],
  ['/unknown'],
  ['/%zz'],
  ['/%2e%2e'],
  ['/ID/explore'],
  ['/ID/unknown'],
  ['/ID', SAME, 'HEAD'],
  ['/ID', SAME, 'OPTIONS'],
  ['', SAME, 'HEAD'],
  [''],
  ['/'],
  ['?'],
  ['?limit=2'],
  ['?limit=2&limit=3'],
  ['?limit=0'],
  ['?limit=%32'],
  ['?LIMIT=2'],
  ['?limit'],
  ['?=2'],
  ['?&&limit=2&'],
  ['?__proto__=1'],
  ['?count=true'],
  ['?count=TRUE&limit=2'],
  ['?unknown=1'],
  ['?orderby=-name&limit=2'],
  ['?orderby='],
  ['?property=name==Files+%26+more'],
  ['?property=name==Files%20%26%20more&property=state==enabled'],
  ['?property=name==%zz'],
  ['?property=name'],
  ['?property=auth.params.password==secret'],
  ['?continuationToken=none'],
  ['?limit=2?'],
  ['?limit=2#fragment'],
  ['/ID', { authorization: 'bearer root' }],
  ['/ID', { authorization: 'Bearer wrong' }],
  ['/ID', { authorization: 'Basic root' }],
  ['/ID', without('authorization')],
  ['/ID', without('x-api-key')],
  ['/ID', { 'x-api-key': 'wrong' }],
  ['/ID', without('x-gw-ims-org-id')],
  ['/ID', { 'x-gw-ims-org-id': 'other@FlowOrg' }],
  ['/ID', without('x-sandbox-name')],
  ['/ID', { 'x-sandbox-name': '*' }],
  ['/ID', { 'x-sandbox-name': 'unknown' }],
  ['/ID', { 'x-sandbox-id': '1' }],
  ['/ID', { 'if-none-match': '*' }],
  ['/ID', { 'if-match': '"1"' }],
  ['/ID', { 'if-modified-since': 'Sun, 29 Nov 2026 06:00:00 GMT' }],
  ['/ID', { accept: 'text/html' }],
  ['/ID', { 'accept-version': '2.x' }],
  ['/ID', { 'accept-encoding': 'gzip', range: 'bytes=0-1' }],
  ['/ID', { 'x-request-id': 'mine', 'request-id': 'mine' }],
  ['/ID', { 'content-length': '0' }],
  ['/ID', { 'x-forwarded-host': 'elsewhere', 'x-forwarded-proto': 'https' }],
]

it('is answered before the router as the router answers it', { timeout: 60_000 }, async () => {
  const { send, ids, port } = await openWithAccounts()
  const tokenWith = async (permissions: object[]) => (await createToken(send, permissions)).headers
  const viewer = await tokenWith([{ name: 'EnterpriseSource', permissions: ['read'] }])
  const stranger = await tokenWith([{ name: 'schemas', permissions: ['read'] }])
  const requests = [...REQUESTS]
  for (const headers of [viewer, stranger])
    requests.push(['/ID', headers], ['?limit=2', headers], ['?count=true', headers])
  for (const [path, headers = SAME, method = 'GET'] of requests) {
    const url = CONNECTIONS + path.replace('ID', ids[0] ?? '')
    const routed = await wire(port, method, url, { ...headers, cookie: 'flow=1' })
    const direct = await wire(port, method, url, headers)
    expect.soft(direct, `${method} ${path} ${JSON.stringify(headers)}`).toBe(routed)
  }
})

it('is refused once its token is revoked or its sandbox is gone', { timeout: 60_000 }, async () => {
  const { send, ask, ids, port, make } = await openWithAccounts()
  const { id, headers } = await createToken(send, [
    { name: 'EnterpriseSource', permissions: ['read'] },
  ])
  const url = `${CONNECTIONS}/${ids[0]}`
  expect(await wire(port, 'GET', url, headers)).toMatch(/^HTTP\/1\.1 200/)
  await ask('DELETE', `/console/tokens/${id}`)
  expect(await wire(port, 'GET', url, headers)).toMatch(/^HTTP\/1\.1 401/)

  const sandboxes = `${FOUNDATION}/sandbox-management/sandboxes`
  await send('POST', sandboxes, { name: 'stage', title: 'Stage', type: 'development' })
  const { id: staged } = await make('/flowservice/connections', ACCOUNT, 'stage')
  const inStage = { 'x-sandbox-name': 'stage' }
  expect(await wire(port, 'GET', `${CONNECTIONS}/${staged}`, inStage)).toMatch(/^HTTP\/1\.1 200/)
  expect(await wire(port, 'GET', `${CONNECTIONS}/${staged}`, SAME)).toMatch(/^HTTP\/1\.1 404/)
  await send('DELETE', `${sandboxes}/stage`)
  expect(await wire(port, 'GET', `${CONNECTIONS}/${staged}`, inStage)).toMatch(
    /^HTTP\/1\.1 404 [^]*sandbox/,
  )
})
