import { Session, SignIn } from '#contract/console.ts'
import { Problem } from '#contract/problem.ts'
import type { Sandbox } from '#contract/sandbox.ts'
import type { Permissions } from '#contract/token.ts'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { SESSION_COOKIE } from '../http/identity.ts'
import { mayEnter } from '../http/permissions.ts'
import type { Principal } from '../tenant.ts'
import type { SignIns } from './sign-in.ts'

export interface SessionParts {
  signIns: SignIns
  /** An organisation's, as they are now. */
  sandboxes: (orgId: string) => Sandbox[]
}

const tags = ['Console']
const COOKIE = { path: '/', httpOnly: true, sameSite: 'strict' as const }

const signIn = {
  tags,
  summary: 'Sign in',
  security: [],
  body: SignIn,
  response: { 200: Session, 400: Problem, 401: Problem },
}

const lookup = {
  tags,
  summary: 'Tell who is signed in',
  security: [],
  response: { 200: Session, 204: Type.Null() },
}

const signOut = {
  tags,
  summary: 'Sign out',
  security: [],
  response: { 204: Type.Null() },
}

const permissionsOf = ({ grants }: Principal): Permissions =>
  grants === 'all'
    ? grants
    : grants.map(({ name, permissions }) => ({ name, permissions: [...permissions] }))

/** Signing in and out. These routes are reached without the four headers: the console learns them here. */
export function registerSessionRoutes(app: App, { signIns, sandboxes }: SessionParts): void {
  const sessionOf = (principal: Principal): Session => ({
    userId: principal.userId,
    orgId: principal.orgId,
    sandboxes: sandboxes(principal.orgId).filter(({ name }) => mayEnter(principal, name)),
    reachesAllSandboxes: principal.sandboxes === undefined,
    permissions: permissionsOf(principal),
  })

  app.post('/session', { schema: signIn }, async (request, reply) => {
    const from = { address: request.ip, requestId: request.id }
    const { cookie, principal, maxAge } = await signIns.signIn(request.body, from)
    const secure = request.protocol === 'https'
    return reply
      .setCookie(SESSION_COOKIE, cookie, { ...COOKIE, secure, maxAge })
      .send(sessionOf(principal))
  })

  // Nobody being signed in is no error: every first visit begins so, and a browser would log one.
  app.get('/session', { schema: lookup }, async (request, reply) => {
    const cookie = request.cookies[SESSION_COOKIE]
    const principal = cookie && (await signIns.signedIn(cookie))
    if (!principal) return reply.code(204).send(null)
    return reply.send(sessionOf(principal))
  })

  app.delete('/session', { schema: signOut }, async (request, reply) => {
    const cookie = request.cookies[SESSION_COOKIE]
    if (cookie) await signIns.signOut(cookie)
    return reply.clearCookie(SESSION_COOKIE, COOKIE).code(204).send(null)
  })
}
