import type { SessionStore } from '../session-store.ts'
import type { Connections } from './sqlite-resource-store.ts'

export class SqliteSessionStore implements SessionStore {
  readonly #connections: Connections

  constructor(connections: Connections) {
    this.#connections = connections
  }

  async addSession(
    { hash, userId, expiresAt }: { hash: string; userId: string; expiresAt: number },
    now: number,
  ): Promise<void> {
    await this.#connections.writer.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('sessions').where('expires_at', '<=', now).execute()
      await transaction
        .insertInto('sessions')
        .values({ hash, user_id: userId, expires_at: expiresAt })
        .execute()
    })
  }

  async session(hash: string, now: number): Promise<{ userId: string } | undefined> {
    const row = await this.#connections.reader
      .selectFrom('sessions')
      .where('hash', '=', hash)
      .where('expires_at', '>', now)
      .select('user_id')
      .executeTakeFirst()
    return row && { userId: row.user_id }
  }

  async removeSession(hash: string): Promise<void> {
    await this.#connections.writer.deleteFrom('sessions').where('hash', '=', hash).execute()
  }
}
