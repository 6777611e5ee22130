import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Sandbox } from '#contract/sandbox.ts'
import type { FastifyRequest } from 'fastify'
import { ApiError, GatewayError } from './api-error.ts'
import type { Caller } from '../tenant.ts'

/** What a request is checked against. */
export interface Identity {
  accessToken: string
  apiKey: string
  orgId: string
  /** The signed-in user of a session cookie's value, if there is one. */
  signedIn: (cookie: string) => Promise<{ userId: string } | undefined>
  /** @returns undefined if the organisation has no such sandbox. */
  sandbox: (orgId: string, name: string) => Sandbox | undefined
}

export const SESSION_COOKIE = 'flow_session'

/** What the console's requests are recorded under (`createdClient`), as Adobe's console records `exc_app`. */
const CONSOLE_CLIENT = 'flow-console-web'
const TOKEN_USER = 'administrator@local'

const callers = new WeakMap<IncomingMessage, Caller>()

/**
 * Who asks. Only for routes behind `identify`.
 *
 * @throws {Error} on a route that is not: a fault of the composition, not of the caller.
 */
export function callerOf(request: { raw: IncomingMessage }): Caller {
  const caller = callers.get(request.raw)
  if (!caller) throw new Error('this route is not behind identify')
  return caller
}

/**
 * Makes the hook that identifies the caller by the four headers, or by the session cookie with the organisation header:
 * no foreign page can send that one, so a forged request is refused.
 *
 * @see Adobe, "Experience Platform troubleshooting guide", for the gateway's answers.
 */
export function identify(identity: Identity): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const person = await personOf(request, identity)
    requireOrg(request, identity.orgId)
    callers.set(request.raw, {
      ...person,
      orgId: identity.orgId,
      sandbox: sandboxOf(request, identity),
      grants: 'all',
      address: request.ip,
      requestId: request.id,
    })
  }
}

/** Makes the hook for what a page loads by itself, without headers: the session cookie alone. */
export function requireSession(identity: Identity): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    await personOf(request, identity)
  }
}

async function personOf(
  request: FastifyRequest,
  identity: Identity,
): Promise<Pick<Caller, 'userId' | 'clientId'>> {
  const { authorization } = request.headers
  if (authorization === undefined) {
    const cookie = request.cookies[SESSION_COOKIE]
    const user = cookie && (await identity.signedIn(cookie))
    if (user) return { userId: user.userId, clientId: CONSOLE_CLIENT }
    throw new GatewayError(403, '403010', 'Oauth token is missing.')
  }
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  if (token === undefined || !sameSecret(token, identity.accessToken)) {
    throw new GatewayError(401, '401013', 'Oauth token is not valid')
  }
  return { userId: TOKEN_USER, clientId: requireApiKey(request, identity.apiKey) }
}

function requireApiKey(request: FastifyRequest, apiKey: string): string {
  const given = header(request, 'x-api-key')
  if (given === undefined) throw new GatewayError(403, '403000', 'Api Key is required')
  if (!sameSecret(given, apiKey)) throw new GatewayError(403, '403003', 'Api Key is invalid')
  return apiKey
}

function requireOrg(request: FastifyRequest, orgId: string): void {
  const given = header(request, 'x-gw-ims-org-id')
  if (given === undefined) throw new GatewayError(400, '400003', 'Missing header: x-gw-ims-org-id')
  if (given !== orgId) throw new GatewayError(403, '403025', 'Profile is not valid')
}

function sandboxOf(request: FastifyRequest, identity: Identity): Sandbox {
  const name = header(request, 'x-sandbox-name')
  if (name === undefined) {
    throw new ApiError(
      'SANDBOX_MISSING',
      'Send the header x-sandbox-name with the name of a sandbox, such as prod.',
    )
  }
  const sandbox = identity.sandbox(identity.orgId, name)
  if (!sandbox) {
    throw new ApiError(
      'SANDBOX_UNKNOWN',
      `The organisation has no sandbox "${name}"; its sandboxes are listed by GET /data/foundation/sandbox-management/sandboxes.`,
    )
  }
  return sandbox
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  const text = Array.isArray(value) ? value[0] : value
  return text === '' ? undefined : text
}

/** Compares in constant time, so that answers do not tell how much of a guess was right. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
