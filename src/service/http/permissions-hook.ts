import { isJsonObject } from '#mapping/json-object.ts'
import type { Caller } from '../tenant.ts'
import { ApiError } from './api-error.ts'
import { callerOf, type Hook } from './identity.ts'
import { isGrantedAny, mayEnter } from './permissions.ts'

/** Flow Service, and what is set up along with a source. */
export const SOURCES = ['EnterpriseSource', 'StreamingSource']

/** Asked by POST because the question is long; nothing is written. */
const QUESTION = /\/(search|preview|validate|validators)\/?$/

/**
 * Makes the hook for an area of routes: what reads takes the permission to read, all else that to write.
 *
 * @param names Adobe's names for what is protected; one of them is enough.
 * @param open paths of the area that anyone who is signed in may read.
 * @see Adobe, "Access Control API", the resource types of `/acl/reference`
 */
export function requireGrant(names: readonly string[], open?: RegExp): Hook {
  return (request, _reply, done) => {
    const caller = callerOf(request)
    if (caller.grants === 'all') return done()
    const { method } = request
    const path = request.routeOptions.url ?? ''
    const reads = method === 'GET' || method === 'HEAD' || QUESTION.test(path)
    const permission = reads ? 'read' : 'write'
    if (reads && open?.test(path)) return done()
    if (isGrantedAny(caller, names, permission)) return done()
    throw new ApiError(
      reads ? 'PERMISSION_DENIED' : 'WRITE_PERMISSION_MISSING',
      `The token lacks "${permission}" on ${names.map((name) => `"${name}"`).join(' or ')}, which ${method} ${path} takes. Ask an administrator for a token that has it.`,
    )
  }
}

/**
 * Makes the hook for routes about the sandbox that `:sandboxName` names, and about all of them: a token that is kept to
 * its sandboxes works on no other, and makes none.
 */
export function requireSandboxes(): Hook {
  return (request, _reply, done) => {
    const caller = callerOf(request)
    const { params, method } = request
    const named = isJsonObject(params) ? params['sandboxName'] : undefined
    const reads = method === 'GET' || method === 'HEAD'
    const isOwn = typeof named === 'string' ? mayEnter(caller, named) : reads
    if (caller.sandboxes === undefined || isOwn) return done()
    throw new ApiError(
      'PERMISSION_DENIED',
      `The token reaches only the sandboxes ${caller.sandboxes.join(', ')}. Name one of those, or ask an administrator for a token that reaches all.`,
    )
  }
}

/** Makes the hook for what only administrators reach: those with all permissions in all sandboxes of their organisation. */
export function requireAdministrator(): Hook {
  return (request, _reply, done) => {
    if (isAdministrator(callerOf(request))) return done()
    throw new ApiError(
      'PERMISSION_DENIED',
      `${request.method} ${request.routeOptions.url} is for administrators: it takes a token with "all" permissions and all sandboxes ("*").`,
    )
  }
}

const isAdministrator = ({ grants, sandboxes }: Caller): boolean =>
  grants === 'all' && sandboxes === undefined
