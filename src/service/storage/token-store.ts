import type { Token } from '#contract/token.ts'
import type { AuditRecord } from './audit-store.ts'

/** A token as it is stored, found by what somebody shows. `expiresAt` is that of what was shown. */
export interface FoundToken {
  token: Token
  expiresAt?: number
}

/**
 * Created tokens, and the short-lived ones that were issued for them. Only hashes of texts and secrets are kept. Times are
 * epoch milliseconds. What is removed takes its issued tokens and its sessions along.
 */
export interface TokenStore {
  /** @throws {Error} if the id, the client id or the hash is there already. */
  addToken(
    token: Token,
    hashes: { token: string; clientSecret: string },
    audit: AuditRecord[],
  ): Promise<void>

  /** The newest first. @param orgId of this organisation only. */
  tokens(orgId?: string): Promise<Token[]>

  token(id: string): Promise<Token | undefined>

  /** The token that has this hash, or for which one was issued that has it; undefined once that has expired by `now`. */
  tokenByHash(hash: string, now: number): Promise<FoundToken | undefined>

  /** The token whose client this is; undefined once it has expired by `now`. */
  client(
    clientId: string,
    now: number,
  ): Promise<{ token: Token; clientSecretHash: string } | undefined>

  /** Keeps a token that was issued, and forgets those that have expired by `now`. @returns false if there is no such token any more. */
  addIssued(
    issued: { tokenId: string; hash: string; expiresAt: number },
    now: number,
    audit: AuditRecord[],
  ): Promise<boolean>

  /** @returns false if there was none. */
  removeToken(id: string, audit: AuditRecord[]): Promise<boolean>

  /** @param uses when each token was used last, by the token's id. */
  markUsed(uses: ReadonlyMap<string, number>): Promise<void>
}
