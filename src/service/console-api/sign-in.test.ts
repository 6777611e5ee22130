import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../http/app.ts'
import { requireDescribedAnswers } from '../http/identified-app-fixture.ts'
import { openSqliteStorage } from '../storage/sqlite/sqlite-storage.ts'
import { registerSessionRoutes } from './session-routes.ts'
import { SESSION_LIFETIME, SignIns } from './sign-in.ts'

const HOUR = 3_600_000

/** Sign-ins with the token `t`, at a time that the test sets. */
async function openSignIns() {
  const folder = await mkdtemp(join(tmpdir(), 'flow-sign-in-'))
  const storage = await openSqliteStorage(join(folder, 'flow.sqlite'))
  onTestFinished(() => storage.close())
  const clock = { now: 1_700_000_000_000 }
  const withToken = (token: string) => new SignIns(storage.sessions, token, () => clock.now)
  return { clock, withToken, signIns: withToken('t') }
}

const refused = expect.objectContaining({ error: 'SIGN_IN_REFUSED' })

describe('signing in', () => {
  it('takes a code once, even of two that come at once', async () => {
    const { signIns } = await openSignIns()
    const code = signIns.newCode()
    const results = await Promise.allSettled([signIns.signIn({ code }), signIns.signIn({ code })])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    await expect(signIns.signIn({ code })).rejects.toEqual(refused)
  })

  it('takes a code for an hour, and not the one before it', async () => {
    const { clock, signIns } = await openSignIns()
    const earlier = signIns.newCode()
    const code = signIns.newCode()
    await expect(signIns.signIn({ code: earlier })).rejects.toEqual(refused)
    clock.now += HOUR
    await expect(signIns.signIn({ code })).rejects.toEqual(refused)
    const other = signIns.newCode()
    clock.now += HOUR - 1
    expect(await signIns.signIn({ code: other })).toMatchObject({ userId: 'administrator@local' })
  })

  it('takes the token whenever it comes, and no other', async () => {
    const { signIns } = await openSignIns()
    await signIns.signIn({ token: 't' })
    await signIns.signIn({ token: 't' })
    await expect(signIns.signIn({ token: 'T' })).rejects.toEqual(refused)
    await expect(signIns.signIn({ code: 't' })).rejects.toEqual(refused)
  })

  it('lasts until it expires, is signed out, or the token is another', async () => {
    const { clock, signIns, withToken } = await openSignIns()
    const { cookie } = await signIns.signIn({ token: 't' })
    expect(await signIns.signedIn(cookie)).toEqual({ userId: 'administrator@local' })
    expect(await withToken('new').signedIn(cookie)).toBeUndefined()
    clock.now += SESSION_LIFETIME
    expect(await signIns.signedIn(cookie)).toBeUndefined()
    const second = await signIns.signIn({ token: 't' })
    await signIns.signOut(second.cookie)
    expect(await signIns.signedIn(second.cookie)).toBeUndefined()
  })
})

describe('the session', () => {
  async function open() {
    const { signIns } = await openSignIns()
    const app = createApp(false)
    requireDescribedAnswers(app)
    registerSessionRoutes(app, { signIns, orgId: 'local@FlowOrg', sandboxes: () => [] })
    onTestFinished(() => app.close())
    return { app, signIns }
  }
  const session = { userId: 'administrator@local', orgId: 'local@FlowOrg', sandboxes: [] }

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
