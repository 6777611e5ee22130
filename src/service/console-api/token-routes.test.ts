import type { Token } from '#contract/token.ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp, type App } from '../http/app.ts'
import { requireDescribedAnswers } from '../http/identified-app-fixture.ts'
import { callerOf, identify } from '../http/identity.ts'
import { openAccess, ORG, ROOT, START } from './access-fixture.ts'
import { registerTokenRoutes } from './token-routes.ts'

const HOUR = 3_600_000
const OTHER = 'other@FlowOrg'

/** The routes of tokens, and `/who`, which answers with its caller, for every token that there is. */
async function open() {
  const parts = await openAccess()
  const { access, registry } = parts
  const app = createApp(false)
  requireDescribedAnswers(app)
  const dev = { ...ROOT.sandbox, id: 'dev-id', name: 'dev' }
  void app.register(async (guarded: App) => {
    guarded.addHook(
      'onRequest',
      identify({
        bearer: (token) => access.bearer(token),
        session: async () => undefined,
        sandbox: (_orgId, name) => [ROOT.sandbox, dev].find((sandbox) => sandbox.name === name),
        sandboxes: () => [ROOT.sandbox, dev],
      }),
    )
    registerTokenRoutes(guarded, registry)
    guarded.get('/who', async (request) => callerOf(request))
  })
  onTestFinished(() => app.close())

  const as =
    (token: string, key: string, orgId = ORG, sandbox = 'prod') =>
    async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) => {
      const answer = await app.inject({
        method,
        url,
        headers: {
          authorization: `Bearer ${token}`,
          'x-api-key': key,
          'x-gw-ims-org-id': orgId,
          'x-sandbox-name': sandbox,
        },
        ...(payload && { payload }),
      })
      const body = answer.payload === '' ? undefined : answer.json()
      return { status: answer.statusCode, headers: answer.headers, body }
    }
  const root = as('token', 'key')
  const create = async (changes: object = {}) => {
    const asked = { name: 'Script', sandboxes: '*', permissions: 'all', ...changes }
    return (await root('POST', '/tokens', asked)).body
  }
  return { ...parts, as, root, create }
}

describe('creating a token', () => {
  it('shows its text once, and keeps only hashes', async () => {
    const { root, storage } = await open()
    const permissions = [{ name: 'schemas', permissions: ['read', 'write'] }]
    const asked = { name: 'Modeler', sandboxes: ['dev'], permissions, expiresAt: START + HOUR }
    const { status, headers, body } = await root('POST', '/tokens', asked)
    const { token, clientSecret, ...shown } = body
    expect([status, headers['cache-control']]).toEqual([201, 'no-store'])
    expect(shown).toEqual({
      ...asked,
      id: expect.any(String),
      orgId: ORG,
      clientId: expect.stringMatching(/^[0-9a-f]{32}$/),
      createdAt: START,
      createdBy: 'administrator@local',
    })
    expect(token).toMatch(/^fct_[\w-]{43}$/)
    expect(clientSecret).toMatch(/^fcs_[\w-]{43}$/)
    expect((await root('GET', '/tokens')).body).toEqual({ items: [shown] })
    const stored = JSON.stringify(await storage.tokens.client(shown.clientId, START))
    expect(stored).not.toContain(token)
    expect(stored).not.toContain(clientSecret)
  })

  it.each<[string, object, string]>([
    ['no name', { name: undefined }, '/name'],
    ['a blank name', { name: '  ' }, '/name'],
    ['no sandboxes', { sandboxes: [] }, '/sandboxes'],
    ['a sandbox that is not there', { sandboxes: ['prod', 'stage'] }, '/sandboxes/1'],
    ['no permissions', { permissions: undefined }, '/permissions'],
    [
      'a permission that there is none of',
      { permissions: [{ name: 'schemas', permissions: ['fly'] }] },
      '/permissions',
    ],
    ['a grant without a name', { permissions: [{ permissions: ['read'] }] }, '/permissions'],
    ['an end in the past', { expiresAt: START }, '/expiresAt'],
    ['an end in words', { expiresAt: 'tomorrow' }, '/expiresAt'],
    ['an organisation that no header can say', { orgId: 'acmé' }, '/orgId'],
    ['a field that there is none of', { sandbox: 'prod' }, '/sandbox'],
  ])('is refused with %s, naming the field', async (_title, changes, pointer) => {
    const { root } = await open()
    const asked = { name: 'Script', sandboxes: '*', permissions: 'all', ...changes }
    const { status, body } = await root('POST', '/tokens', asked)
    expect(status).toBe(400)
    const pointers = body.report.violations.map((each: { pointer: string }) => each.pointer)
    expect(pointers.some((each: string) => each.startsWith(pointer))).toBe(true)
    expect((await root('GET', '/tokens')).body.items).toEqual([])
  })
})

describe('a created token', () => {
  it('is let in with what it was given, under its own key', async () => {
    const { as, create } = await open()
    const permissions = [{ name: 'schemas', permissions: ['read'] }]
    const { id, token, clientId } = await create({ permissions, sandboxes: ['dev'] })
    const { body } = await as(token, clientId, ORG, 'dev')('GET', '/who')
    expect(body).toMatchObject({
      userId: `${clientId}@local`,
      clientId,
      orgId: ORG,
      grants: permissions,
      sandboxes: ['dev'],
      tokenId: id,
    })
    const wrongKey = await as(token, 'key', ORG, 'dev')('GET', '/who')
    expect([wrongKey.status, wrongKey.body.error_code]).toEqual([403, '403003'])
    const elsewhere = await as(token, clientId, ORG, 'prod')('GET', '/who')
    expect([elsewhere.status, elsewhere.body.report.errorCode]).toEqual([403, '2120-403'])
  })

  it('makes its organisation known, and reaches no other', async () => {
    const { as, create } = await open()
    const { token, clientId } = await create({ orgId: OTHER })
    expect((await as(token, clientId, OTHER)('GET', '/who')).body.orgId).toBe(OTHER)
    for (const orgId of [ORG, 'none@FlowOrg']) {
      const { status, body } = await as(token, clientId, orgId)('GET', '/who')
      expect([status, body.error_code]).toEqual([403, '403025'])
    }
  })

  it('is let in until it expires, also once it is known', async () => {
    const { as, create, clock } = await open()
    const { token, clientId } = await create({ expiresAt: START + HOUR })
    const bot = as(token, clientId)
    expect((await bot('GET', '/who')).status).toBe(200)
    clock.now += HOUR - 1
    expect((await bot('GET', '/who')).status).toBe(200)
    clock.now++
    expect((await bot('GET', '/who')).body.error_code).toBe('401013')
  })

  it('is not its hash, nor its client’s secret', async () => {
    const { as, create } = await open()
    const { clientSecret, clientId } = await create()
    expect((await as(clientSecret, clientId)('GET', '/who')).status).toBe(401)
  })

  it('tells when it was used last, before and after that is stored', async () => {
    const { as, root, create, clock, access } = await open()
    const { token, clientId } = await create()
    const lastUse = async () => {
      const [item]: Token[] = (await root('GET', '/tokens')).body.items
      return item?.lastUsedAt
    }
    expect(await lastUse()).toBeUndefined()
    clock.now += HOUR
    await as(token, clientId)('GET', '/who')
    expect(await lastUse()).toBe(START + HOUR)
    await access.saveUses()
    clock.now += HOUR
    expect(await lastUse()).toBe(START + HOUR)
  })
})

describe('revoking a token', () => {
  it('ends it at once, though it was known, and others go on', async () => {
    const { as, root, create } = await open()
    const [first, second] = [await create(), await create()]
    const [one, two] = [first, second].map(({ token, clientId }) => as(token, clientId))
    for (const bot of [one, two]) expect((await bot?.('GET', '/who'))?.status).toBe(200)
    expect((await root('DELETE', `/tokens/${first.id}`)).status).toBe(204)
    expect((await one?.('GET', '/who'))?.body.error_code).toBe('401013')
    expect((await two?.('GET', '/who'))?.status).toBe(200)
    expect((await root('GET', '/tokens')).body.items).toMatchObject([{ id: second.id }])
  })

  it('holds against one that is being looked up meanwhile', async () => {
    const { access, registry, create } = await open()
    const { id, token } = await create()
    const [principal] = await Promise.all([access.bearer(token), registry.revoke(ROOT, id)])
    expect(principal === undefined || !access.isLive(principal)).toBe(true)
    expect(await access.bearer(token)).toBeUndefined()
  })

  it('twice, or of one that never was, is not found', async () => {
    const { root, create } = await open()
    const { id } = await create()
    await root('DELETE', `/tokens/${id}`)
    for (const gone of [id, 'nonsense']) {
      const { status, body } = await root('DELETE', `/tokens/${gone}`)
      expect([status, body.report.errorCode]).toEqual([404, 'CONSOLE-71-404'])
    }
  })
})

describe('administration', () => {
  it.each<[string, object]>([
    ['some permissions', { permissions: [{ name: 'schemas', permissions: ['read', 'write'] }] }],
    ['some sandboxes', { sandboxes: ['prod'] }],
  ])('is refused to a token with %s', async (_title, changes) => {
    const { as, create } = await open()
    const { id, token, clientId } = await create(changes)
    const bot = as(token, clientId)
    const asked = { name: 'More', sandboxes: '*', permissions: 'all' }
    for (const answer of [
      await bot('GET', '/tokens'),
      await bot('POST', '/tokens', asked),
      await bot('DELETE', `/tokens/${id}`),
    ])
      expect([answer.status, answer.body.report.errorCode]).toEqual([403, '2120-403'])
  })

  it('of an organisation ends at its borders', async () => {
    const { as, root, create } = await open()
    const ours = await create()
    const theirs = await create({ orgId: OTHER })
    const they = as(theirs.token, theirs.clientId, OTHER)
    expect((await they('GET', '/tokens')).body.items).toMatchObject([{ id: theirs.id }])
    expect((await they('DELETE', `/tokens/${ours.id}`)).status).toBe(404)
    const asked = { name: 'More', sandboxes: '*', permissions: 'all' }
    expect((await they('POST', '/tokens', { ...asked, orgId: ORG })).status).toBe(403)
    expect((await they('POST', '/tokens', asked)).body.orgId).toBe(OTHER)
    expect((await root('GET', '/tokens')).body.items).toHaveLength(3)
  })

  it('is told of in the log of either organisation', async () => {
    const { root, create, eventsOf } = await open()
    const { id } = await create({ orgId: OTHER })
    await root('DELETE', `/tokens/${id}`)
    for (const orgId of [ORG, OTHER]) {
      expect(await eventsOf(orgId)).toMatchObject([
        { action: 'revoke', kind: 'tokens', resourceId: id, userId: 'administrator@local' },
        {
          action: 'create',
          resourceName: 'Script',
          fields: expect.arrayContaining(['/permissions']),
        },
      ])
    }
  })
})
