import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Sandbox } from '#contract/sandbox.ts'
import type { FastifyRequest, HookHandlerDoneFunction } from 'fastify'
import type { Caller, Principal } from '../tenant.ts'
import { ApiError, GatewayError } from './api-error.ts'
import { mayEnter } from './permissions.ts'

/** What a request is checked against. */
export interface Identity {
  /**
   * What a bearer token stands for: at once if it is known already. Its `clientId` is what `x-api-key` must say.
   *
   * @returns undefined for a token that is none, has expired or was revoked.
   */
  bearer: (token: string) => Principal | undefined | Promise<Principal | undefined>
  /** What a session cookie's value stands for, if there is such a session. */
  session: (cookie: string) => Promise<Principal | undefined>
  /** @returns undefined if the organisation has no such sandbox. */
  sandbox: (orgId: string, name: string) => Sandbox | undefined
  /** The organisation's sandboxes, the default one first: one of them is taken where none has to be named. */
  sandboxes: (orgId: string) => Sandbox[]
}

/** What of a request tells who asks. */
export interface Asking {
  headers: IncomingHttpHeaders
  cookies: Record<string, string | undefined>
  ip: string
  id: string
}

export const SESSION_COOKIE = 'flow_session'

/** What is asked before a route's own work. */
export type Hook = (
  request: FastifyRequest,
  reply: unknown,
  done: HookHandlerDoneFunction,
) => void | Promise<void>

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
 * @param sandbox whether a sandbox must be named; `optional` for what belongs to the organisation as a whole.
 * @see Adobe, "Experience Platform troubleshooting guide", for the gateway's answers.
 */
export function identify(
  identity: Identity,
  { sandbox = 'required' }: { sandbox?: 'required' | 'optional' } = {},
): Hook {
  return (request, _reply, done) => {
    const found = callerBy(request, identity, sandbox)
    if (found instanceof Promise)
      return found.then((caller) => void callers.set(request.raw, caller))
    callers.set(request.raw, found)
    done()
    return undefined
  }
}

/**
 * Who asks: at once, if the token is known already.
 *
 * @throws {ApiError | GatewayError} for what is missing or wrong; a promise may be rejected with the same.
 */
export function callerBy(
  asking: Asking,
  identity: Identity,
  sandbox: 'required' | 'optional',
): Caller | Promise<Caller> {
  const admit = (principal: Principal): Caller => {
    requireOrg(asking, principal.orgId)
    return {
      ...principal,
      sandbox: sandboxOf(asking, principal, identity, sandbox),
      address: asking.ip,
      requestId: asking.id,
    }
  }
  const found = principalOf(asking, identity)
  return found instanceof Promise ? found.then(admit) : admit(found)
}

/** Makes the hook for what a page loads by itself, without headers: the session cookie alone. */
export function requireSession(identity: Identity): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    await principalOf(request, identity)
  }
}

function principalOf(request: Asking, identity: Identity): Principal | Promise<Principal> {
  const { authorization } = request.headers
  if (authorization === undefined) return principalOfSession(request, identity)
  const token = bearerOf(authorization)
  const found = token === undefined ? undefined : identity.bearer(token)
  if (found instanceof Promise) {
    return found.then((principal) => requireApiKey(request, requireValid(principal)))
  }
  return requireApiKey(request, requireValid(found))
}

/** The token of an `Authorization` header; undefined if it is of another scheme or has none. */
export const bearerOf = (authorization: string): string | undefined =>
  /^Bearer +(\S+)$/i.exec(authorization)?.[1]

async function principalOfSession(request: Asking, identity: Identity): Promise<Principal> {
  const cookie = request.cookies[SESSION_COOKIE]
  const principal = cookie && (await identity.session(cookie))
  if (principal) return principal
  throw new GatewayError(403, '403010', 'Oauth token is missing.')
}

function requireValid(principal: Principal | undefined): Principal {
  if (principal) return principal
  throw new GatewayError(401, '401013', 'Oauth token is not valid')
}

/** The key is no secret, and is asked for only once the token, which is one, is found good. */
function requireApiKey(request: Asking, principal: Principal): Principal {
  const given = header(request, 'x-api-key')
  if (given === undefined) throw new GatewayError(403, '403000', 'Api Key is required')
  if (given !== principal.clientId) throw new GatewayError(403, '403003', 'Api Key is invalid')
  return principal
}

function requireOrg(request: Asking, orgId: string): void {
  const given = header(request, 'x-gw-ims-org-id')
  if (given === undefined) throw new GatewayError(400, '400003', 'Missing header: x-gw-ims-org-id')
  if (given !== orgId) throw new GatewayError(403, '403025', 'Profile is not valid')
}

function sandboxOf(
  request: Asking,
  principal: Principal,
  identity: Identity,
  need: 'required' | 'optional',
): Sandbox {
  const name = header(request, 'x-sandbox-name')
  if (name === '*') {
    throw new ApiError(
      'SANDBOX_WILDCARD_RESTRICTED',
      'The header x-sandbox-name is "*", which is for services alone: name one sandbox.',
    )
  }
  if (header(request, 'x-sandbox-id') !== undefined) {
    throw new ApiError(
      'SANDBOX_ID_NOT_ALLOWED',
      'Leave the header x-sandbox-id out, which is for services alone: x-sandbox-name says which sandbox.',
    )
  }
  if (name !== undefined) return requireSandbox(principal, identity, name)
  const usual =
    need === 'optional' &&
    identity.sandboxes(principal.orgId).find((each) => mayEnter(principal, each.name))
  if (usual) return usual
  throw new ApiError(
    'SANDBOX_MISSING',
    'Send the header x-sandbox-name with the name of a sandbox, such as prod.',
  )
}

/** A token that is kept to its sandboxes is not told which others there are. */
function requireSandbox(principal: Principal, identity: Identity, name: string): Sandbox {
  if (!mayEnter(principal, name)) {
    throw new ApiError(
      'PERMISSION_DENIED',
      `The token does not reach the sandbox "${name}", only ${principal.sandboxes?.join(', ')}. Name one of those, or ask an administrator for a token that reaches it.`,
    )
  }
  const sandbox = identity.sandbox(principal.orgId, name)
  if (sandbox) return sandbox
  throw new ApiError(
    'SANDBOX_UNKNOWN',
    `The organisation has no sandbox "${name}"; its sandboxes are listed by GET /data/foundation/sandbox-management/sandboxes.`,
  )
}

function header(request: Asking, name: string): string | undefined {
  const value = request.headers[name]
  const text = Array.isArray(value) ? value[0] : value
  return text === '' ? undefined : text
}
