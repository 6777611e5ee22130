import type { Kysely } from 'kysely'
import type { SessionStore } from '../session-store.ts'
import type { Tables } from './tables.ts'

export class SqliteSessionStore implements SessionStore {
  readonly #database: Kysely<Tables>

  constructor(database: Kysely<Tables>) {
    this.#database = database
  }

  async addSession(session: { hash: string; userId: string; expiresAt: number }): Promise<void> {
    await this.#database
      .insertInto('sessions')
      .values({ hash: session.hash, user_id: session.userId, expires_at: session.expiresAt })
      .execute()
  }

  async session(hash: string, now: number): Promise<{ userId: string } | undefined> {
    const row = await this.#database
      .selectFrom('sessions')
      .where('hash', '=', hash)
      .where('expires_at', '>', now)
      .select('user_id')
      .executeTakeFirst()
    return row && { userId: row.user_id }
  }

  async removeSession(hash: string): Promise<void> {
    await this.#database.deleteFrom('sessions').where('hash', '=', hash).execute()
  }
}
