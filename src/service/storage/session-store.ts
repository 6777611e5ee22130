/** Signed-in browsers. Only a hash of the cookie's value is kept. Times are epoch milliseconds. */
export interface SessionStore {
  /** Adds a session, and forgets those that have expired by `now`. */
  addSession(
    session: { hash: string; userId: string; expiresAt: number },
    now: number,
  ): Promise<void>
  /** @returns undefined if there is none or it has expired by `now`. */
  session(hash: string, now: number): Promise<{ userId: string } | undefined>
  removeSession(hash: string): Promise<void>
}
