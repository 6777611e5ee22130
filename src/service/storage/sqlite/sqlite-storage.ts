import type { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Storage } from '../storage.ts'
import { createBeside } from './beside.ts'
import { kyselyDatabase, nodeSqliteDialect, openDatabase } from './dialect.ts'
import { GroupCommit } from './group-commit.ts'
import { GroupedDialect } from './grouped-dialect.ts'
import { migrations } from './migrations.ts'
import { SeenRows } from './seen-rows.ts'
import { SqliteAuditStore } from './sqlite-audit-store.ts'
import { SqliteIngestStore } from './sqlite-ingest-store.ts'
import { SqliteResourceStore } from './sqlite-resource-store.ts'
import { SqliteSessionStore } from './sqlite-session-store.ts'
import { SqliteTokenStore } from './sqlite-token-store.ts'
import { ReadStatements, Statements } from './statements.ts'
import type { Tables } from './tables.ts'

/**
 * Opens the database file, creating it and bringing it up to this version's tables.
 *
 * @param path a file; its folder must exist.
 * @throws {Error} if the file is no database, or a migration fails; the file is left as it was then.
 */
export async function openSqliteStorage(path: string): Promise<Storage> {
  const database = openWritable(path)
  const plain = new Kysely<Tables>({ dialect: nodeSqliteDialect(database) })
  const { error } = await new Migrator({ db: plain, provider: migrations }).migrateToLatest()
  if (error) {
    database.close()
    throw unusable(path, error)
  }
  const readOnly = openDatabase(path, { readOnly: true })
  const reads = new ReadStatements(readOnly)
  const beside = createBeside(path)
  const seen = new SeenRows()
  const committing = () => {
    reads.letGo()
    beside.noteCommit()
  }
  const group = new GroupCommit(new Statements(database), committing, seen)
  const writer = new Kysely<Tables>({
    dialect: new GroupedDialect(kyselyDatabase(database), group, () => seen.writeElsewhere()),
  })
  const reader = new Kysely<Tables>({ dialect: nodeSqliteDialect(readOnly) })
  const connections = { writer, reader }
  return {
    resources: new SqliteResourceStore({ group, reader: reads, seen, beside: beside.read }),
    ingest: new SqliteIngestStore(connections),
    sessions: new SqliteSessionStore(connections),
    tokens: new SqliteTokenStore(connections),
    audit: new SqliteAuditStore(connections),
    async close() {
      await beside.close()
      await group.run(() => undefined)
      readOnly.close()
      database.close()
    },
  }
}

function openWritable(path: string): DatabaseSync {
  try {
    return openDatabase(path)
  } catch (error) {
    throw unusable(path, error)
  }
}

function unusable(path: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error)
  return new Error(
    `${path} cannot be used: ${reason}. Restore the whole of FLOW_DATA from one backup: this file names all that was made, and which data files belong to it.`,
    { cause: error },
  )
}
