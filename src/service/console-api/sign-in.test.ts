import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../http/app.ts'
import { requireDescribedAnswers } from '../http/identified-app-fixture.ts'
import { openAccess, ORG, ROOT, START } from './access-fixture.ts'
import { registerSessionRoutes } from './session-routes.ts'
import { SESSION_LIFETIME } from './sign-in.ts'

const HOUR = 3_600_000
const HERE = { address: '192.0.2.7', requestId: 'r1' }

const refused = expect.objectContaining({ error: 'SIGN_IN_REFUSED' })

describe('signing in', () => {
  it('takes a code once, even of two that come at once', async () => {
    const { signIns } = await openAccess()
    const code = signIns.newCode()
    const twice = [1, 2].map(() => signIns.signIn({ code }, HERE))
    const results = await Promise.allSettled(twice)
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    await expect(signIns.signIn({ code }, HERE)).rejects.toEqual(refused)
  })

  it('takes a code for an hour, and not the one before it', async () => {
    const { clock, signIns } = await openAccess()
    const earlier = signIns.newCode()
    const code = signIns.newCode()
    await expect(signIns.signIn({ code: earlier }, HERE)).rejects.toEqual(refused)
    clock.now += HOUR
    await expect(signIns.signIn({ code }, HERE)).rejects.toEqual(refused)
    const other = signIns.newCode()
    clock.now += HOUR - 1
    const { principal } = await signIns.signIn({ code: other }, HERE)
    expect(principal).toMatchObject({ userId: 'administrator@local', grants: 'all' })
  })

  it('takes the token whenever it comes, and no other', async () => {
    const { signIns } = await openAccess()
    await signIns.signIn({ token: 'token' }, HERE)
    await signIns.signIn({ token: 'token' }, HERE)
    await expect(signIns.signIn({ token: 'TOKEN' }, HERE)).rejects.toEqual(refused)
    await expect(signIns.signIn({ code: 'token' }, HERE)).rejects.toEqual(refused)
  })

  it('lasts until it expires, is signed out, or the token is another', async () => {
    const { clock, signIns, signInsWith } = await openAccess()
    const { cookie } = await signIns.signIn({ token: 'token' }, HERE)
    const administrator = { userId: 'administrator@local', orgId: ORG, grants: 'all' }
    expect(await signIns.signedIn(cookie)).toEqual({
      ...administrator,
      clientId: 'flow-console-web',
    })
    expect(await signInsWith('new').signedIn(cookie)).toBeUndefined()
    clock.now += SESSION_LIFETIME
    expect(await signIns.signedIn(cookie)).toBeUndefined()
    const second = await signIns.signIn({ token: 'token' }, HERE)
    await signIns.signOut(second.cookie)
    expect(await signIns.signedIn(second.cookie)).toBeUndefined()
  })

  it('by a created token has what that may do, and goes with it', async () => {
    const { registry, signIns } = await openAccess()
    const permissions = [{ name: 'schemas', permissions: ['read' as const] }]
    const asked = { name: 'Modeler', orgId: 'other@FlowOrg', sandboxes: ['dev'], permissions }
    const { id, token, clientId } = await registry.create(ROOT, asked)
    const { cookie } = await signIns.signIn({ token }, HERE)
    expect(await signIns.signedIn(cookie)).toEqual({
      userId: `${clientId}@local`,
      clientId: 'flow-console-web',
      orgId: 'other@FlowOrg',
      grants: permissions,
      sandboxes: ['dev'],
      tokenId: id,
    })
    await registry.revoke(ROOT, id)
    expect(await signIns.signedIn(cookie)).toBeUndefined()
    await expect(signIns.signIn({ token }, HERE)).rejects.toEqual(refused)
  })

  it('by a token that expires lasts no longer than that', async () => {
    const { clock, registry, signIns } = await openAccess()
    const expiresAt = clock.now + HOUR
    const asked = { name: 'Guest', sandboxes: '*', permissions: 'all', expiresAt } as const
    const { token } = await registry.create(ROOT, asked)
    const { cookie, maxAge } = await signIns.signIn({ token }, HERE)
    expect(maxAge).toBe(HOUR / 1000)
    expect(await signIns.signedIn(cookie)).toMatchObject({ expiresAt })
    clock.now += HOUR
    expect(await signIns.signedIn(cookie)).toBeUndefined()
  })

  it('is told of in the audit log, and so is being turned away', async () => {
    const { signIns, eventsOf } = await openAccess()
    await signIns.signIn({ token: 'token' }, HERE)
    await expect(signIns.signIn({ token: 'guess' }, HERE)).rejects.toEqual(refused)
    const [turnedAway, welcomed] = await eventsOf()
    const what = { action: 'signIn', kind: 'sessions', fields: [], ...HERE }
    expect(welcomed).toMatchObject({ ...what, status: 'success', userId: 'administrator@local' })
    expect(turnedAway).toMatchObject({ ...what, status: 'refused', userId: 'unknown' })
    expect(JSON.stringify([turnedAway, welcomed])).not.toContain('guess')
  })

  it('is told of thirty times a minute when refused, and then how often more', async () => {
    const { clock, signIns, eventsOf } = await openAccess()
    const guess = () => expect(signIns.signIn({ token: 'guess' }, HERE)).rejects.toEqual(refused)
    for (let attempt = 0; attempt < 35; attempt++) await guess()
    expect(await eventsOf()).toHaveLength(30)
    clock.now += 60_000
    await guess()
    expect((await eventsOf())[0]).toMatchObject({ status: 'refused', unrecorded: 5 })
  })
})

describe('the session', () => {
  async function open() {
    const { signIns, registry } = await openAccess()
    const app = createApp(false)
    requireDescribedAnswers(app)
    registerSessionRoutes(app, { signIns, sandboxes: () => [ROOT.sandbox, DEV] })
    onTestFinished(() => app.close())
    return { app, signIns, registry }
  }
  const DEV = { ...ROOT.sandbox, id: 'dev-id', name: 'dev' }
  const session = {
    userId: 'administrator@local',
    orgId: 'local@FlowOrg',
    sandboxes: [ROOT.sandbox, DEV],
    reachesAllSandboxes: true,
    permissions: 'all',
  }

  it('is kept in a cookie that no script reads and no foreign page sends', async () => {
    const { app, signIns } = await open()
    const payload = { code: signIns.newCode() }
    const answer = await app.inject({ method: 'POST', url: '/session', payload })
    expect(answer.json()).toEqual(session)
    const [cookie] = answer.cookies
    expect(cookie).toMatchObject({
      name: 'flow_session',
      path: '/',
      httpOnly: true,
      sameSite: 'Strict',
      maxAge: SESSION_LIFETIME / 1000,
    })
    const cookies = { flow_session: cookie?.value ?? '' }
    expect((await app.inject({ url: '/session', cookies })).json()).toEqual(session)

    const out = await app.inject({ method: 'DELETE', url: '/session', cookies })
    expect(out.statusCode).toBe(204)
    expect(out.cookies).toMatchObject([{ name: 'flow_session', value: '', path: '/' }])
    expect((await app.inject({ url: '/session', cookies })).statusCode).toBe(204)
  })

  it('shows only what its token reaches, and takes the cookie no longer than the token', async () => {
    const { app, registry } = await open()
    const expiresAt = START + HOUR
    const asked = { name: 'Guest', sandboxes: ['dev'], permissions: [], expiresAt }
    const { token, clientId } = await registry.create(ROOT, asked)
    const answer = await app.inject({ method: 'POST', url: '/session', payload: { token } })
    expect(answer.json()).toEqual({
      reachesAllSandboxes: false,
      permissions: [],
      userId: `${clientId}@local`,
      orgId: ORG,
      sandboxes: [DEV],
    })
    expect(answer.cookies).toMatchObject([{ name: 'flow_session', maxAge: HOUR / 1000 }])
  })

  it('is nobody’s without a cookie, or with one that was made up', async () => {
    const { app } = await open()
    const none: Record<string, string> = {}
    for (const cookies of [none, { flow_session: 'made-up' }]) {
      const answer = await app.inject({ url: '/session', cookies })
      expect([answer.statusCode, answer.payload]).toEqual([204, ''])
    }
  })

  it.each<[string, object, number, string]>([
    ['a wrong code', { code: 'nonsense' }, 401, 'CONSOLE-7-401'],
    ['a wrong token', { token: 'nonsense' }, 401, 'CONSOLE-7-401'],
    ['nothing', {}, 400, 'CONSOLE-1-400'],
    ['an empty code', { code: '' }, 400, 'CONSOLE-1-400'],
  ])('is refused for %s, without a cookie', async (_title, payload, status, errorCode) => {
    const { app } = await open()
    const answer = await app.inject({ method: 'POST', url: '/session', payload })
    expect(answer.json()).toMatchObject({ status, report: { errorCode } })
    expect(answer.cookies).toEqual([])
  })
})
