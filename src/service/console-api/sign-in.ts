import { createHmac, randomBytes } from 'node:crypto'
import type { SignIn } from '#contract/console.ts'
import { ApiError } from '../http/api-error.ts'
import { sameSecret } from '../http/secrets.ts'
import type { SessionStore } from '../storage/session-store.ts'
import type { Principal } from '../tenant.ts'
import type { Actor, AuditLog } from './audit-log.ts'
import { principalOf, type TokenAccess } from './token-access.ts'

/** How long a browser stays signed in, in milliseconds. */
export const SESSION_LIFETIME = 30 * 24 * 60 * 60 * 1000

/** How long the printed link works, in milliseconds. */
const CODE_LIFETIME = 60 * 60 * 1000

/** What the console's requests are recorded under (`createdClient`), as Adobe's console records `exc_app`. */
const CONSOLE_CLIENT = 'flow-console-web'

const SIGN_IN = { action: 'signIn', kind: 'sessions' } as const

interface SignInParts {
  sessions: SessionStore
  access: Pick<TokenAccess, 'administrator' | 'bearer' | 'isLive'>
  /** The administrator's token: a new one signs everybody out. */
  accessToken: string
  audit: AuditLog
  /** Epoch milliseconds. */
  now: () => number
}

/** Signs browsers in with an access token, or with the one-time code of the printed link. */
export class SignIns {
  readonly #parts: SignInParts
  #code: { text: string; expiresAt: number } | undefined

  constructor(parts: SignInParts) {
    this.#parts = parts
  }

  /** A code that signs in once, within the hour. It takes the place of an earlier one. */
  newCode(): string {
    const text = randomBytes(24).toString('base64url')
    this.#code = { text, expiresAt: this.#parts.now() + CODE_LIFETIME }
    return text
  }

  /**
   * @returns the value of the session's cookie, and whom it stands for; `maxAge` in seconds.
   * @throws {ApiError} SIGN_IN_REFUSED
   */
  async signIn(
    given: SignIn,
    from: Pick<Actor, 'address' | 'requestId'>,
  ): Promise<{ cookie: string; principal: Principal; maxAge: number }> {
    const { sessions, access, audit, now } = this.#parts
    const principal =
      'token' in given
        ? await access.bearer(given.token)
        : this.#useCode(given.code) && access.administrator
    if (!principal) {
      const { orgId } = access.administrator
      const nobody = { ...from, userId: 'unknown', clientId: CONSOLE_CLIENT, orgId }
      await audit.refused(nobody, SIGN_IN)
      throw refused(given)
    }
    const cookie = randomBytes(32).toString('base64url')
    const time = now()
    const endsAt = Math.min(time + SESSION_LIFETIME, principal.expiresAt ?? Infinity)
    const { userId, tokenId } = principal
    const signedIn = { ...principal, clientId: CONSOLE_CLIENT }
    const added = await sessions.addSession(
      { hash: this.#hashOf(cookie), userId, expiresAt: endsAt, ...(tokenId && { tokenId }) },
      time,
      [audit.eventOf({ ...signedIn, ...from }, SIGN_IN)],
    )
    if (!added) throw refused(given)
    return { cookie, principal: signedIn, maxAge: Math.floor((endsAt - time) / 1000) }
  }

  /** Whom a cookie stands for; undefined once it has expired, was signed out, or its token is gone. */
  async signedIn(cookie: string): Promise<Principal | undefined> {
    const { sessions, access, now } = this.#parts
    const session = await sessions.session(this.#hashOf(cookie), now())
    if (!session) return undefined
    const { token } = session
    const principal = token ? principalOf(token, token.expiresAt) : access.administrator
    return access.isLive(principal) ? { ...principal, clientId: CONSOLE_CLIENT } : undefined
  }

  signOut(cookie: string): Promise<void> {
    return this.#parts.sessions.removeSession(this.#hashOf(cookie))
  }

  #useCode(given: string): boolean {
    const code = this.#code
    if (!code || code.expiresAt <= this.#parts.now() || !sameSecret(given, code.text)) return false
    this.#code = undefined
    return true
  }

  /** With the token in it, so that a new token signs everybody out who signed in with the old one. */
  #hashOf(cookie: string): string {
    return createHmac('sha256', this.#parts.accessToken).update(cookie).digest('hex')
  }
}

const refused = (given: SignIn): ApiError =>
  new ApiError(
    'SIGN_IN_REFUSED',
    'token' in given
      ? 'This is no access token, or one that has expired or was revoked. The administrator’s is FLOW_ACCESS_TOKEN, or else what the file access.token in FLOW_DATA holds.'
      : 'The link has been used already or has expired: restart the service for a new one, or sign in with the access token.',
  )
