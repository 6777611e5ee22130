import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Storage } from '../storage.ts'
import { nodeSqliteDialect, openDatabase } from './dialect.ts'
import { migrations } from './migrations.ts'
import { SqliteIngestStore } from './sqlite-ingest-store.ts'
import { SqliteResourceStore } from './sqlite-resource-store.ts'
import { SqliteSessionStore } from './sqlite-session-store.ts'
import type { Tables } from './tables.ts'

/**
 * Opens the database file, creating it and bringing it up to this version's tables.
 *
 * @param path a file; its folder must exist.
 * @throws {Error} if the file is no database, or a migration fails; the file is left as it was then.
 */
export async function openSqliteStorage(path: string): Promise<Storage> {
  const writer = new Kysely<Tables>({ dialect: nodeSqliteDialect(openDatabase(path)) })
  const { error } = await new Migrator({ db: writer, provider: migrations }).migrateToLatest()
  if (error) {
    await writer.destroy()
    throw new Error(`${path} could not be brought up to date`, { cause: error })
  }
  const reader = new Kysely<Tables>({
    dialect: nodeSqliteDialect(openDatabase(path, { readOnly: true })),
  })
  const connections = { writer, reader }
  return {
    resources: new SqliteResourceStore(connections),
    ingest: new SqliteIngestStore(connections),
    sessions: new SqliteSessionStore(writer),
    async close() {
      await reader.destroy()
      await writer.destroy()
    },
  }
}
