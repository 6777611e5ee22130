import { afterAll, describe, expect, it } from 'vitest'
import type { App } from './app.ts'
import { identifiedApp, SCRIPT_HEADERS } from './identified-app-fixture.ts'
import {
  requireAdministrator,
  requireGrant,
  requireSandboxes,
  SOURCES,
} from './permissions-hook.ts'

const grant = (name: string, ...permissions: ('read' | 'write')[]) => ({ name, permissions })

const app = identifiedApp(
  (guarded) => {
    void guarded.register(
      async (part: App) => {
        part.addHook('onRequest', requireGrant(['schemas']))
        for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)
          part.route({ method, url: '/things', handler: async () => ({}) })
        for (const url of ['/things/search', '/things/preview', '/validate', '/things/:id/search/'])
          part.post(url, async () => ({}))
      },
      { prefix: '/schemas' },
    )
    void guarded.register(
      async (part: App) => {
        part.addHook('onRequest', requireGrant(SOURCES, /\/specs/))
        part.get('/flows', async () => ({}))
        part.get('/specs/:id', async () => ({}))
        part.post('/specs', async () => ({}))
      },
      { prefix: '/flowservice' },
    )
    void guarded.register(async (part: App) => {
      part.addHook('onRequest', requireSandboxes())
      part.get('/sandboxes', async () => ({}))
      part.post('/sandboxes', async () => ({}))
      part.delete('/sandboxes/:sandboxName', async () => ({}))
    })
    guarded.get('/tokens', { onRequest: requireAdministrator() }, async () => ({}))
  },
  {
    reader: { grants: [grant('schemas', 'read')] },
    writer: { grants: [grant('schemas', 'write')] },
    both: { grants: [grant('schemas', 'read'), grant('schemas', 'write')] },
    streamer: { grants: [grant('StreamingSource', 'read')] },
    nobody: { grants: [] },
    prodAdministrator: { grants: 'all', sandboxes: ['prod'] },
  },
)
afterAll(() => app.close())

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

async function ask(token: string, method: Method, url: string) {
  const headers = { ...SCRIPT_HEADERS, authorization: `Bearer ${token}` }
  const answer = await app.inject({ method, url, headers })
  return { status: answer.statusCode, body: method === 'HEAD' ? undefined : answer.json() }
}

describe('an area of routes', () => {
  it.each<[string, Method[], number]>([
    ['token', ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'], 200],
    ['both', ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'], 200],
    ['reader', ['GET', 'HEAD'], 200],
    ['reader', ['POST', 'PUT', 'PATCH', 'DELETE'], 403],
    ['writer', ['POST', 'PUT', 'PATCH', 'DELETE'], 200],
    ['writer', ['GET', 'HEAD'], 403],
    ['streamer', ['GET', 'HEAD', 'POST', 'DELETE'], 403],
    ['nobody', ['GET', 'HEAD', 'POST', 'DELETE'], 403],
  ])('answers %s to %j with %i', async (token, methods, status) => {
    for (const method of methods)
      expect((await ask(token, method, '/schemas/things')).status).toBe(status)
  })

  it.each(['/things/search', '/things/preview', '/validate', '/things/1/search'])(
    'takes POST %s for the question that it is',
    async (path) => {
      expect((await ask('reader', 'POST', `/schemas${path}`)).status).toBe(200)
      expect((await ask('writer', 'POST', `/schemas${path}`)).status).toBe(403)
    },
  )

  it('names the permission that is missing, under the documented codes', async () => {
    expect((await ask('nobody', 'GET', '/schemas/things')).body).toMatchObject({
      detail: expect.stringContaining('lacks "read" on "schemas", which GET /schemas/things takes'),
      report: { errorCode: '2120-403' },
    })
    expect((await ask('reader', 'DELETE', '/schemas/things')).body).toMatchObject({
      detail: expect.stringContaining('lacks "write" on "schemas"'),
      report: { errorCode: '2118-403' },
    })
  })

  it('is satisfied by one of several', async () => {
    expect((await ask('streamer', 'GET', '/flowservice/flows')).status).toBe(200)
    const { body } = await ask('reader', 'GET', '/flowservice/flows')
    expect(body.detail).toContain('"EnterpriseSource" or "StreamingSource"')
  })

  it('leaves open what anyone may read, but not to write', async () => {
    expect((await ask('nobody', 'GET', '/flowservice/specs/1')).status).toBe(200)
    expect((await ask('nobody', 'POST', '/flowservice/specs')).status).toBe(403)
  })
})

it.each<[string, Method, string, number]>([
  ['token', 'POST', '/sandboxes', 200],
  ['token', 'DELETE', '/sandboxes/dev', 200],
  ['prodAdministrator', 'GET', '/sandboxes', 200],
  ['prodAdministrator', 'POST', '/sandboxes', 403],
  ['prodAdministrator', 'DELETE', '/sandboxes/prod', 200],
  ['prodAdministrator', 'DELETE', '/sandboxes/dev', 403],
])('management of sandboxes answers %s %s %s with %i', async (token, method, url, status) => {
  expect((await ask(token, method, url)).status).toBe(status)
})

it.each<[string, number, string | undefined]>([
  ['token', 200, undefined],
  ['prodAdministrator', 403, '2120-403'],
  ['both', 403, '2120-403'],
  ['nobody', 403, '2120-403'],
])('administration answers %s with %i', async (token, status, errorCode) => {
  const answer = await ask(token, 'GET', '/tokens')
  expect([answer.status, answer.body.report?.errorCode]).toEqual([status, errorCode])
})
