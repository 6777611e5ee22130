import type { ImsToken } from '#contract/ims.ts'
import { hashOf, sameSecret } from '../http/secrets.ts'
import type { TokenStore } from '../storage/token-store.ts'
import { type Actor, type AuditLog } from './audit-log.ts'
import { userOf } from './token-access.ts'
import { newSecret } from './token-registry.ts'

/** How long an issued token lasts, in milliseconds. */
const LIFETIME = 24 * 60 * 60 * 1000

export interface ImsClientParts {
  store: TokenStore
  audit: AuditLog
  /** Whose log tells of clients that are unknown. */
  orgId: string
  /** Epoch milliseconds. */
  now: () => number
}

/** From where somebody asks. */
type Origin = Pick<Actor, 'address' | 'requestId'>

/** Issues tokens to the clients of created tokens: with the rights of those, for a day at most. */
export class ImsClients {
  readonly #parts: ImsClientParts

  constructor(parts: ImsClientParts) {
    this.#parts = parts
  }

  /** @returns undefined if there is no such client, or the secret is another's: which of both is not told. */
  async issue(clientId: string, clientSecret: string, from: Origin): Promise<ImsToken | undefined> {
    const { store, audit, now } = this.#parts
    const time = now()
    const client = await store.client(clientId, time)
    const isRight = sameSecret(hashOf(clientSecret), client?.clientSecretHash ?? '')
    if (!client || !isRight) return this.#refuse(from)
    const { token } = client
    const text = newSecret('fci_')
    const expiresAt = Math.min(time + LIFETIME, token.expiresAt ?? Infinity)
    const event = audit.eventOf(
      { ...from, userId: userOf(token), clientId, orgId: token.orgId },
      { action: 'issue', kind: 'tokens', resourceId: token.id, resourceName: token.name },
    )
    const issued = { tokenId: token.id, hash: hashOf(text), expiresAt }
    if (!(await store.addIssued(issued, time, [event]))) return undefined
    const expires_in = Math.floor((expiresAt - time) / 1000)
    return { access_token: text, token_type: 'bearer', expires_in }
  }

  /** What was sent as the client's id may be a secret that was put in the wrong place, so it is not recorded. */
  async #refuse(from: Origin): Promise<undefined> {
    const { audit, orgId } = this.#parts
    const nobody = { ...from, userId: 'unknown', clientId: 'unknown', orgId }
    await audit.refused(nobody, { action: 'issue', kind: 'tokens' })
    return undefined
  }
}
