import type { Token } from '#contract/token.ts'
import type { AuditRecord } from './audit-store.ts'

/** Who is signed in. `token` is the created one that signed in; the administrator's own has none. */
export interface StoredSession {
  userId: string
  token?: Token
}

/** Signed-in browsers. Only a hash of the cookie's value is kept. Times are epoch milliseconds. */
export interface SessionStore {
  /**
   * Adds a session, and forgets those that have expired by `now`.
   *
   * @param session with the id of the created token that signed in: the session goes when that goes.
   * @returns false, with nothing written, if that token is gone already.
   */
  addSession(
    session: { hash: string; userId: string; expiresAt: number; tokenId?: string },
    now: number,
    audit: AuditRecord[],
  ): Promise<boolean>
  /** @returns undefined if there is none or it has expired by `now`. */
  session(hash: string, now: number): Promise<StoredSession | undefined>
  removeSession(hash: string): Promise<void>
}
