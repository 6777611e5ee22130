import type { AuditRecord } from '../audit-store.ts'
import type { SessionStore, StoredSession } from '../session-store.ts'
import { insertAuditRecords } from './sqlite-audit-store.ts'
import type { Connections } from './connections.ts'
import { tokenOf } from './sqlite-token-store.ts'

export class SqliteSessionStore implements SessionStore {
  readonly #connections: Connections

  constructor(connections: Connections) {
    this.#connections = connections
  }

  async addSession(
    { hash, userId, expiresAt, tokenId }: Parameters<SessionStore['addSession']>[0],
    now: number,
    audit: AuditRecord[],
  ): Promise<boolean> {
    return this.#connections.writer.transaction().execute(async (transaction) => {
      const token =
        tokenId === undefined ||
        (await transaction
          .selectFrom('tokens')
          .where('id', '=', tokenId)
          .select('id')
          .executeTakeFirst())
      if (!token) return false
      await transaction.deleteFrom('sessions').where('expires_at', '<=', now).execute()
      await transaction
        .insertInto('sessions')
        .values({ hash, user_id: userId, expires_at: expiresAt, token_id: tokenId ?? null })
        .execute()
      await insertAuditRecords(transaction, audit)
      return true
    })
  }

  async session(hash: string, now: number): Promise<StoredSession | undefined> {
    const { reader } = this.#connections
    const row = await reader
      .selectFrom('sessions')
      .where('hash', '=', hash)
      .where('expires_at', '>', now)
      .select(['user_id', 'token_id'])
      .executeTakeFirst()
    if (!row) return undefined
    if (row.token_id === null) return { userId: row.user_id }
    const token = await reader
      .selectFrom('tokens')
      .where('id', '=', row.token_id)
      .selectAll()
      .executeTakeFirst()
    return token && { userId: row.user_id, token: tokenOf(token) }
  }

  async removeSession(hash: string): Promise<void> {
    await this.#connections.writer.deleteFrom('sessions').where('hash', '=', hash).execute()
  }
}
