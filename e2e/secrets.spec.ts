import { randomUUID } from 'node:crypto'
import { EntityRef } from '#contract/entity.ts'
import type { ApiRequest } from './api.ts'
import { expect, test } from './fixtures.ts'

const CONNECTIONS = '/data/foundation/flowservice/connections'
const SFTP = { id: 'b7bf2577-4520-42c9-bae9-cad01560f7bc', version: '1.0' }

test('no secret is told to the log, nor to who follows the events', async ({ api, service }) => {
  const secret = `canary-${randomUUID()}`
  const account = (change: object) => ({
    name: 'Files of the shop',
    connectionSpec: SFTP,
    auth: {
      specName: 'Basic Authentication for sftp',
      params: { host: 'files.example.com', userName: 'shop', password: secret },
      ...change,
    },
  })
  const events = await api.follow('/console/events')

  const { id, etag } = await api.expect(EntityRef, 'POST', CONNECTIONS, { body: account({}) })
  const change = [{ op: 'replace', path: '/auth/params/password', value: `${secret}-2` }]
  await api.expect(EntityRef, 'PATCH', `${CONNECTIONS}/${id}`, {
    body: change,
    headers: { 'If-Match': etag },
  })
  const asked: [status: number, method: string, path: string, request: ApiRequest][] = [
    [400, 'POST', CONNECTIONS, { body: account({ params: { password: secret } }) }],
    [400, 'POST', CONNECTIONS, { body: account({ specName: secret }) }],
    [400, 'POST', CONNECTIONS, { body: JSON.stringify(account({})).slice(0, -5) }],
    [412, 'PATCH', `${CONNECTIONS}/${id}`, { body: change, headers: { 'If-Match': etag } }],
    [200, 'GET', `${CONNECTIONS}?property=auth.params.password==${secret}`, {}],
    [401, 'GET', CONNECTIONS, { headers: { Authorization: `Bearer ${secret}` } }],
    [400, 'POST', `/ims/token/v3?client_secret=${secret}`, {}],
    [404, 'GET', `/data/none?password=${secret}`, {}],
  ]
  for (const [status, method, path, request] of asked)
    expect(await api.send(method, path, request), `${method} ${path}`).toMatchObject({ status })

  await expect.poll(events.received).toContain(id)
  await service.stop('SIGTERM')
  expect(events.received()).not.toContain(secret)
  expect(service.printed()).toContain('listening on')
  expect(service.printed()).not.toContain(secret)
})
