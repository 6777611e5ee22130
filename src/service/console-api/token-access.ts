import type { Token } from '#contract/token.ts'
import { hashOf, sameSecret } from '../http/secrets.ts'
import type { TokenStore } from '../storage/token-store.ts'
import type { Principal } from '../tenant.ts'

/** The token that needs no record: it has all rights in its organisation, and makes tokens for others. */
export interface AdministratorToken {
  text: string
  /** What `x-api-key` says with it. */
  clientId: string
  orgId: string
}

export const ADMINISTRATOR = 'administrator@local'

/** So many tokens are known without asking the database; beyond, the one that was met first is forgotten. */
const KNOWN = 1000

/** Told that a token has been revoked. */
type Ended = () => void

/**
 * Tells what a bearer token stands for. Tokens that were met before are known by their text, so that a request costs
 * neither a hash nor a query; a revoked one is forgotten before its revocation is answered.
 */
export class TokenAccess {
  readonly #store: TokenStore
  readonly #administrator: AdministratorToken
  readonly #now: () => number
  readonly #known = new Map<string, Principal>()
  readonly #revoked = new Set<string>()
  readonly #listeners = new Map<string, Set<Ended>>()
  #uses = new Map<string, number>()

  /** @param now epoch milliseconds. */
  constructor(store: TokenStore, administrator: AdministratorToken, now: () => number) {
    this.#store = store
    this.#administrator = administrator
    this.#now = now
  }

  /** @returns undefined for a text that is no token, or one that has expired or was revoked. */
  bearer(text: string): Principal | undefined | Promise<Principal | undefined> {
    const known = this.#known.get(text)
    return known ? this.#inUse(known) : this.#find(text)
  }

  get administrator(): Principal {
    const { clientId, orgId } = this.#administrator
    return { userId: ADMINISTRATOR, clientId, orgId, grants: 'all' }
  }

  /** Notes that a token is in use. @returns undefined if it is so no more. */
  #inUse(principal: Principal): Principal | undefined {
    const now = this.#now()
    if (!isLive(principal, now)) return undefined
    if (principal.tokenId !== undefined) this.#uses.set(principal.tokenId, now)
    return principal
  }

  async #find(text: string): Promise<Principal | undefined> {
    if (sameSecret(text, this.#administrator.text)) {
      return this.#remember(text, this.administrator)
    }
    const found = await this.#store.tokenByHash(hashOf(text), this.#now())
    // It may have been revoked while it was being read.
    if (!found || this.#revoked.has(found.token.id)) return undefined
    const principal = principalOf(found.token, found.expiresAt)
    return this.#inUse(this.#remember(text, principal))
  }

  #remember(text: string, principal: Principal): Principal {
    const [first] = this.#known.keys()
    if (this.#known.size >= KNOWN && first !== undefined) this.#known.delete(first)
    this.#known.set(text, principal)
    return principal
  }

  /** When each token was used last, as far as that is not stored yet. */
  lastUse(tokenId: string): number | undefined {
    return this.#uses.get(tokenId)
  }

  /** Stores when tokens were used. Done now and then: to do so at each request would cost a write. */
  async saveUses(): Promise<void> {
    const uses = this.#uses
    if (uses.size === 0) return
    this.#uses = new Map()
    await this.#store.markUsed(uses)
  }

  /** Forgets a token that has been revoked, and ends what is open by it. */
  revoked(tokenId: string): void {
    this.#revoked.add(tokenId)
    this.#uses.delete(tokenId)
    for (const [text, principal] of this.#known) {
      if (principal.tokenId === tokenId) this.#known.delete(text)
    }
    for (const ended of this.#listeners.get(tokenId) ?? []) ended()
    this.#listeners.delete(tokenId)
  }

  /** Whether what was let in by this token may go on. */
  isLive(principal: Pick<Principal, 'tokenId' | 'expiresAt'>): boolean {
    const { tokenId } = principal
    if (tokenId !== undefined && this.#revoked.has(tokenId)) return false
    return isLive(principal, this.#now())
  }

  /** Calls `ended` once the token is revoked. @returns what stops it. */
  onRevoked({ tokenId }: Pick<Principal, 'tokenId'>, ended: Ended): () => void {
    if (tokenId === undefined) return () => undefined
    const listeners = this.#listeners.get(tokenId) ?? new Set()
    this.#listeners.set(tokenId, listeners.add(ended))
    return () => {
      listeners.delete(ended)
      if (listeners.size === 0) this.#listeners.delete(tokenId)
    }
  }
}

const isLive = ({ expiresAt }: Pick<Principal, 'expiresAt'>, now: number): boolean =>
  expiresAt === undefined || now < expiresAt

/**
 * What a created token stands for.
 *
 * @param expiresAt when that which was shown ends; the token itself may last longer.
 */
export function principalOf(token: Token, expiresAt: number | undefined): Principal {
  const { id, clientId, orgId, permissions, sandboxes } = token
  return {
    userId: userOf(token),
    clientId,
    orgId,
    grants: permissions,
    tokenId: id,
    ...(sandboxes !== '*' && { sandboxes }),
    ...(expiresAt !== undefined && { expiresAt }),
  }
}

/** Under which name a token's writes are recorded, as Adobe's technical accounts have one. */
export const userOf = ({ clientId }: Pick<Token, 'clientId'>): string => `${clientId}@local`
