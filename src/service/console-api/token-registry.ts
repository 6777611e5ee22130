import { randomBytes, randomUUID } from 'node:crypto'
import type { Violation } from '#contract/problem.ts'
import { GRANT_NAMES, type CreatedToken, type NewToken, type Token } from '#contract/token.ts'
import { ApiError } from '../http/api-error.ts'
import { hashOf } from '../http/secrets.ts'
import { violationError } from '../http/violations.ts'
import type { AuditRecord } from '../storage/audit-store.ts'
import type { TokenStore } from '../storage/token-store.ts'
import type { Caller } from '../tenant.ts'
import type { AuditLog } from './audit-log.ts'
import type { TokenAccess } from './token-access.ts'

export interface TokenRegistryParts {
  store: TokenStore
  access: TokenAccess
  audit: AuditLog
  sandboxExists: (orgId: string, name: string) => boolean
  /** The permissions that an organisation's specs ask for. */
  specPermissions: (orgId: string) => string[]
  /** Epoch milliseconds. */
  now: () => number
}

/** 256 random bits, after a prefix by which a leaked one is recognised. */
export const newSecret = (prefix: string): string => prefix + randomBytes(32).toString('base64url')

/**
 * Makes, lists and revokes tokens. The administrator's own token does so in all organisations, other administrators in
 * their own.
 */
export class TokenRegistry {
  readonly #parts: TokenRegistryParts

  constructor(parts: TokenRegistryParts) {
    this.#parts = parts
  }

  /**
   * @returns the token with its text and its client's secret, which cannot be read again.
   * @throws {ApiError} TOKEN_INVALID, PERMISSION_DENIED
   */
  async create(caller: Caller, asked: NewToken): Promise<CreatedToken> {
    const { name, sandboxes, permissions, expiresAt } = asked
    const orgId = asked.orgId ?? caller.orgId
    requireOwn(caller, orgId)
    const { store, now } = this.#parts
    const createdAt = now()
    this.#check({ ...asked, orgId }, createdAt)
    const token: Token = {
      id: randomUUID(),
      name,
      orgId,
      sandboxes,
      permissions,
      clientId: randomBytes(16).toString('hex'),
      createdAt,
      createdBy: caller.userId,
      ...(expiresAt !== undefined && { expiresAt }),
    }
    const [text, clientSecret] = [newSecret('fct_'), newSecret('fcs_')]
    const hashes = { token: hashOf(text), clientSecret: hashOf(clientSecret) }
    const fields = Object.keys(asked).map((field) => `/${field}`)
    await store.addToken(token, hashes, this.#tell(caller, 'create', token, fields))
    return { ...token, token: text, clientSecret }
  }

  /** Those that the caller may revoke, the newest first, expired ones among them. */
  async list(caller: Caller): Promise<Token[]> {
    const { store, access } = this.#parts
    const tokens = await store.tokens(isOfAllOrganisations(caller) ? undefined : caller.orgId)
    return tokens.map((token) => {
      const lastUsedAt = access.lastUse(token.id) ?? token.lastUsedAt
      return { ...token, ...(lastUsedAt !== undefined && { lastUsedAt }) }
    })
  }

  /**
   * Ends a token, with what was issued for it, signed in by it and is open by it.
   *
   * @throws {ApiError} TOKEN_UNKNOWN
   */
  async revoke(caller: Caller, id: string): Promise<void> {
    const { store, access } = this.#parts
    const token = await store.token(id)
    const isKnown = token && (isOfAllOrganisations(caller) || token.orgId === caller.orgId)
    if (!isKnown || !(await store.removeToken(id, this.#tell(caller, 'revoke', token)))) {
      throw new ApiError(
        'TOKEN_UNKNOWN',
        `No token has the id "${id}"; GET /console/tokens lists them.`,
      )
    }
    access.revoked(id)
  }

  #check(asked: NewToken & { orgId: string }, now: number): void {
    const { expiresAt } = asked
    if (expiresAt !== undefined && expiresAt <= now) {
      const message = `must be later than now, ${now}, in epoch milliseconds`
      throw violationError('TOKEN_INVALID', [{ pointer: '/expiresAt', message }])
    }
    const faults = [...this.#sandboxFaults(asked), ...this.#permissionFaults(asked)]
    if (faults.length > 0) throw violationError('TOKEN_INVALID', faults)
  }

  #sandboxFaults({ orgId, sandboxes }: NewToken & { orgId: string }): Violation[] {
    if (sandboxes === '*') return []
    const { sandboxExists } = this.#parts
    return sandboxes.flatMap((name, index) =>
      sandboxExists(orgId, name)
        ? []
        : [{ pointer: `/sandboxes/${index}`, message: `${orgId} has no sandbox "${name}"` }],
    )
  }

  /** A name that nothing asks for would make a token that is refused everywhere, and nobody could tell why. */
  #permissionFaults({ orgId, permissions }: NewToken & { orgId: string }): Violation[] {
    if (permissions === 'all') return []
    const known = [...new Set([...GRANT_NAMES, ...this.#parts.specPermissions(orgId)])]
    return permissions.flatMap(({ name }, index) =>
      known.includes(name)
        ? []
        : [
            {
              pointer: `/permissions/${index}/name`,
              message: `is no permission; those that are: ${known.join(', ')}`,
            },
          ],
    )
  }

  /** In the log of the token's organisation, and in that of whoever did it. */
  #tell(
    caller: Caller,
    action: 'create' | 'revoke',
    token: Token,
    fields: string[] = [],
  ): AuditRecord[] {
    const { userId, clientId, address, requestId } = caller
    const what = { action, kind: 'tokens', resourceId: token.id, resourceName: token.name, fields }
    return [...new Set([token.orgId, caller.orgId])].map((orgId) =>
      this.#parts.audit.eventOf({ userId, clientId, address, requestId, orgId }, what),
    )
  }
}

/** Only the administrator's own token, which nobody created, reaches further than its organisation. */
const isOfAllOrganisations = ({ tokenId }: Caller): boolean => tokenId === undefined

function requireOwn(caller: Caller, orgId: string): void {
  if (isOfAllOrganisations(caller) || orgId === caller.orgId) return
  throw new ApiError(
    'PERMISSION_DENIED',
    `A token of ${caller.orgId} makes tokens of its own organisation only: leave orgId out. The administrator's token makes them for others.`,
  )
}
