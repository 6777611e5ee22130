import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AuditEvent } from '#contract/audit.ts'
import type { CreatedToken } from '#contract/token.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { openService, type Service } from './service.ts'

/*
 * Over the whole service: that each area is behind the hooks it should be behind, and each write in the log.
 */

const FOUNDATION = '/data/foundation'
const HTTP_API = { id: 'bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb', version: '1.0' }
const AZURE_FILES = { id: 'be5ec48c-5b78-49d5-b8fa-7c89ec4569b8', version: '1.0' }

let service: Service
let folder: string
let origin: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flow-access-'))
  const environment = { PORT: '0', FLOW_DATA: folder, FLOW_ACCESS_TOKEN: 'root' }
  service = await openService(readConfig(environment), undefined)
  origin = await service.listen()
})
afterAll(async () => {
  await service.close()
  await rm(folder, { recursive: true, force: true })
})

type Caller = Pick<CreatedToken, 'token' | 'clientId' | 'orgId'>

const ROOT: Caller = { token: 'root', clientId: 'flow-console', orgId: 'local@FlowOrg' }

const headersOf = ({ token, clientId, orgId }: Caller, sandbox = 'prod') => ({
  authorization: `Bearer ${token}`,
  'x-api-key': clientId,
  'x-gw-ims-org-id': orgId,
  'x-sandbox-name': sandbox,
})

async function send(
  caller: Caller,
  method: string,
  path: string,
  body?: object,
  sandbox?: string,
  more: Record<string, string> = {},
) {
  const answer = await fetch(origin + path, {
    method,
    headers: {
      ...headersOf(caller, sandbox),
      ...(body && { 'content-type': 'application/json' }),
      ...more,
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text), text }
}

async function create(changes: object): Promise<CreatedToken> {
  const asked = { name: 'Script', sandboxes: '*', permissions: 'all', ...changes }
  const { status, body } = await send(ROOT, 'POST', '/console/tokens', asked)
  expect(status).toBe(201)
  return body
}
const grants = (...names: string[]) => ({
  permissions: names.map((name) => ({ name, permissions: ['read', 'write'] })),
})

async function givenInlet(caller: Caller): Promise<{ inletUrl: string }> {
  const params = { dataType: 'raw', authenticationRequired: true }
  const auth = { specName: 'Streaming Connection', params }
  const connection = { name: 'Shop', connectionSpec: HTTP_API, auth }
  const { body } = await send(caller, 'POST', `${FOUNDATION}/flowservice/connections`, connection)
  const read = await send(caller, 'GET', `${FOUNDATION}/flowservice/connections/${body.id}`)
  return { inletUrl: read.body.items[0].auth.params.inletUrl }
}

describe('a token with some permissions', () => {
  const AREAS: [path: string, grant: string][] = [
    ['/data/foundation/flowservice/flows', 'EnterpriseSource'],
    ['/data/foundation/flowservice/connections', 'StreamingSource'],
    ['/data/foundation/schemaregistry/tenant/schemas', 'schemas'],
    ['/data/foundation/catalog/dataSets', 'datasets'],
    ['/data/foundation/conversion/mappingSets?start=0&limit=1', 'StreamingSource'],
    ['/data/foundation/sandbox-management/sandboxes', 'sandboxes'],
    ['/data/foundation/export/batches/none/files', 'datasets-data'],
    ['/console/datasets/none/rows', 'datasets-data'],
    ['/console/flows/none/failed-records', 'EnterpriseSource'],
  ]

  it.each(AREAS)('reaches %s with %s, and not without', async (path, grant) => {
    const accept = { accept: 'application/vnd.adobe.xed-id+json' }
    const other = grant === 'sandboxes' ? 'schemas' : 'sandboxes'
    const [granted, others] = [await create(grants(grant)), await create(grants(other))]
    const reached = await send(granted, 'GET', path, undefined, 'prod', accept)
    expect([200, 404]).toContain(reached.status)
    const refused = await send(others, 'GET', path, undefined, 'prod', accept)
    expect([refused.status, refused.body.report.errorCode]).toEqual([403, '2120-403'])
    const written = await send(others, 'DELETE', `${FOUNDATION}/catalog/dataSets/none`)
    expect([written.status, written.body.report.errorCode]).toEqual([403, '2118-403'])
  })

  it('sees the sandboxes that it may use, and no tokens and no log', async () => {
    const bot = await create({ ...grants('schemas'), sandboxes: ['dev'] })
    const list = await send(bot, 'GET', `${FOUNDATION}/sandbox-management/`, undefined, 'dev')
    expect(list.body.sandboxes.map(({ name }: { name: string }) => name)).toEqual(['dev'])
    for (const path of ['/console/tokens', '/console/audit-events'])
      expect((await send(bot, 'GET', path, undefined, 'dev')).status).toBe(403)
  })

  it('and some sandboxes resets none of the others', async () => {
    const bot = await create({ ...grants('sandboxes'), sandboxes: ['dev'] })
    const sandboxes = `${FOUNDATION}/sandbox-management/sandboxes`
    const list = await send(bot, 'GET', sandboxes, undefined, 'dev')
    expect(list.body.sandboxes.map(({ name }: { name: string }) => name)).toEqual(['dev'])
    const reset = { action: 'reset' }
    expect((await send(bot, 'PUT', `${sandboxes}/prod`, reset, 'dev')).status).toBe(403)
    const made = { name: 'more', title: 'More', type: 'development' }
    expect((await send(bot, 'POST', sandboxes, made, 'dev')).status).toBe(403)
  })
})

it('organisations have sandboxes of their own, and see nothing of one another', async () => {
  const they = await create({ orgId: 'other@FlowOrg' })
  const connections = `${FOUNDATION}/flowservice/connections`
  const auth = { specName: 'Streaming Connection', params: { dataType: 'raw' } }
  const connection = { name: 'Theirs', connectionSpec: HTTP_API, auth }
  const { status, body } = await send(they, 'POST', connections, connection)
  expect(status).toBe(201)
  expect((await send(they, 'GET', `${connections}/${body.id}`)).status).toBe(200)
  expect((await send(ROOT, 'GET', `${connections}/${body.id}`)).status).toBe(404)
  expect((await send(ROOT, 'GET', connections)).text).not.toContain(body.id)
  expect((await send({ ...ROOT, orgId: they.orgId }, 'GET', connections)).status).toBe(403)
  const logOf = async (caller: Caller) =>
    (await send(caller, 'GET', '/console/audit-events?property=kind==connections')).text
  expect(await logOf(they)).toContain(body.id)
  expect(await logOf(ROOT)).not.toContain(body.id)
})

it('an inlet that asks for a token takes one of its organisation that may write streaming sources', async () => {
  const { inletUrl } = await givenInlet(ROOT)
  const post = async (token: string) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const answer = await fetch(inletUrl, { method: 'POST', headers, body: '{}' })
    await answer.text()
    return answer.status
  }
  const writer = await create(grants('StreamingSource'))
  const refused = [
    await create(grants('EnterpriseSource')),
    await create({ ...grants('StreamingSource'), sandboxes: ['dev'] }),
    await create({ orgId: 'other@FlowOrg' }),
    await create({ permissions: [{ name: 'StreamingSource', permissions: ['read'] }] }),
  ]
  for (const { token } of refused) expect(await post(token)).toBe(401)
  // That the inlet has no flow is said only to who may send.
  for (const token of ['root', writer.token]) expect(await post(token)).toBe(400)
  await send(ROOT, 'DELETE', `/console/tokens/${writer.id}`)
  expect(await post(writer.token)).toBe(401)
})

it('a script gets a token by its credentials, and what it has open ends with the revocation', async () => {
  const client = await create({})
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: client.clientId,
    client_secret: client.clientSecret,
    scope: 'openid',
  })
  const issued = await fetch(`${origin}/ims/token/v3`, { method: 'POST', body: form })
  const { access_token: token, expires_in: seconds } = await issued.json()
  expect([issued.status, seconds]).toEqual([200, 86_400])
  const script = { ...client, token }
  const flows = `${FOUNDATION}/flowservice/flows`
  expect((await send(script, 'GET', flows)).status).toBe(200)

  const stream = await fetch(`${origin}/console/events`, { headers: headersOf(script) })
  const body = JSON.stringify({ token: client.token })
  const json = { 'content-type': 'application/json' }
  const signedIn = await fetch(`${origin}/console/session`, { method: 'POST', headers: json, body })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { authorization: _, ...others } = headersOf(script)
  const byCookie = () => fetch(origin + flows, { headers: { ...others, cookie } })
  expect((await byCookie()).status).toBe(200)

  expect((await send(ROOT, 'DELETE', `/console/tokens/${client.id}`)).status).toBe(204)
  expect(await stream.text()).toMatch(/^(?::\n\n)*$/)
  expect((await send(script, 'GET', flows)).body.error_code).toBe('401013')
  const refused = await byCookie()
  expect((await refused.json()).error_code).toBe('403010')
})

it('every write is in the log with its fields, never with a secret, and a reset leaves it', async () => {
  const connections = `${FOUNDATION}/flowservice/connections`
  const params = { host: '//files.example', userid: 'ada', password: 'S3CRET-ONE' }
  const auth = { specName: 'Basic Authentication', params }
  const connection = { name: 'Files', connectionSpec: AZURE_FILES, auth }
  const made = await send(ROOT, 'POST', connections, connection, 'dev')
  expect(made.status).toBe(201)
  const patch = [
    { op: 'replace', path: '/name', value: 'Other files' },
    { op: 'replace', path: '/auth/params/password', value: 'S3CRET-TWO' },
  ]
  const etag = { 'if-match': made.body.etag }
  const url = `${connections}/${made.body.id}`
  expect((await send(ROOT, 'PATCH', url, [...patch], 'dev', etag)).status).toBe(200)
  expect((await send(ROOT, 'DELETE', url, undefined, 'dev')).status).toBe(204)
  const reset = { action: 'reset' }
  await send(ROOT, 'PUT', `${FOUNDATION}/sandbox-management/sandboxes/dev`, reset)

  const query = '/console/audit-events?property=sandboxName==dev'
  const { body, text } = await send(ROOT, 'GET', query)
  const events: AuditEvent[] = body.items
  expect(events).toMatchObject([
    { action: 'delete', kind: 'connections', resourceName: 'Other files' },
    { action: 'update', fields: expect.arrayContaining(['/name', '/auth/params/password']) },
    { action: 'create', resourceId: made.body.id, resourceName: 'Files', address: '127.0.0.1' },
  ])
  expect(text).not.toContain('S3CRET')
  const all = await send(ROOT, 'GET', '/console/audit-events?property=action==clear')
  expect(all.body.items).toMatchObject([{ kind: 'sandboxes' }])
})
