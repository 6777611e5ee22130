import { createHmac, randomBytes } from 'node:crypto'
import type { SignIn } from '#contract/console.ts'
import { ApiError } from '../http/api-error.ts'
import { sameSecret } from '../http/identity.ts'
import type { SessionStore } from '../storage/session-store.ts'

/** How long a browser stays signed in, in milliseconds. */
export const SESSION_LIFETIME = 30 * 24 * 60 * 60 * 1000

/** How long the printed link works, in milliseconds. */
const CODE_LIFETIME = 60 * 60 * 1000

const USER = 'administrator@local'

/** Signs browsers in with the access token, or with the one-time code of the printed link. */
export class SignIns {
  readonly #sessions: SessionStore
  readonly #accessToken: string
  readonly #now: () => number
  #code: { text: string; expiresAt: number } | undefined

  /** @param now epoch milliseconds. */
  constructor(sessions: SessionStore, accessToken: string, now: () => number) {
    this.#sessions = sessions
    this.#accessToken = accessToken
    this.#now = now
  }

  /** A code that signs in once, within the hour. It takes the place of an earlier one. */
  newCode(): string {
    const text = randomBytes(24).toString('base64url')
    this.#code = { text, expiresAt: this.#now() + CODE_LIFETIME }
    return text
  }

  /**
   * @returns the value of the session's cookie.
   * @throws {ApiError} SIGN_IN_REFUSED
   */
  async signIn(given: SignIn): Promise<{ cookie: string; userId: string }> {
    if (
      'token' in given ? !sameSecret(given.token, this.#accessToken) : !this.#useCode(given.code)
    ) {
      throw new ApiError(
        'SIGN_IN_REFUSED',
        'token' in given
          ? 'This is not the access token: it is FLOW_ACCESS_TOKEN, or else what the file access.token in FLOW_DATA holds.'
          : 'The link has been used already or has expired: restart the service for a new one, or sign in with the access token.',
      )
    }
    const cookie = randomBytes(32).toString('base64url')
    const now = this.#now()
    const expiresAt = now + SESSION_LIFETIME
    await this.#sessions.addSession({ hash: this.#hashOf(cookie), userId: USER, expiresAt }, now)
    return { cookie, userId: USER }
  }

  /** Whom a cookie stands for; undefined once it has expired or was signed out. */
  signedIn(cookie: string): Promise<{ userId: string } | undefined> {
    return this.#sessions.session(this.#hashOf(cookie), this.#now())
  }

  signOut(cookie: string): Promise<void> {
    return this.#sessions.removeSession(this.#hashOf(cookie))
  }

  #useCode(given: string): boolean {
    const code = this.#code
    if (!code || code.expiresAt <= this.#now() || !sameSecret(given, code.text)) return false
    this.#code = undefined
    return true
  }

  /** With the token in it, so that a new token signs everybody out who signed in with the old one. */
  #hashOf(cookie: string): string {
    return createHmac('sha256', this.#accessToken).update(cookie).digest('hex')
  }
}
