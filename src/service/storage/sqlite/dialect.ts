import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite'
import { SqliteDialect, type SqliteDatabase } from 'kysely'
import { isDiskFull } from '../../disk-full.ts'
import { StorageFullError } from '../storage.ts'

/** Filled as it is used. With SQLite's own 2 MB, a million resources are read from the file again and again. */
const CACHE_KILOBYTES = 32_000

/** Opens a database file durably: every commit is flushed to disk before it is reported. */
export function openDatabase(path: string, { readOnly = false } = {}): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly, timeout: 5000 })
  database.function(
    'contains_text',
    { deterministic: true, useBigIntArguments: true },
    containsText,
  )
  database.exec(`pragma cache_size = -${CACHE_KILOBYTES}; pragma temp_store = memory`)
  if (!readOnly)
    database.exec(
      'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma wal_autocheckpoint = 20000',
    )
  return database
}

/**
 * Kysely's SQLite dialect over Node's own SQLite: it asks for a little more than `node:sqlite` names. A write for which
 * the disk has no room throws `StorageFullError`.
 */
export function nodeSqliteDialect(database: DatabaseSync): SqliteDialect {
  return new SqliteDialect({ database: kyselyDatabase(database) })
}

/** A database as Kysely's dialects take it. */
export function kyselyDatabase(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = database.prepare(sql)
      const bind = (parameters: readonly unknown[]) => parameters.map(toInput)
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...bind(parameters)),
        run(parameters) {
          // SQLite may have rolled back by itself, and refuses to do it twice; that would hide what went wrong.
          if (sql === 'rollback' && !database.isTransaction) return NO_CHANGE
          try {
            return statement.run(...bind(parameters))
          } catch (error) {
            throw isDiskFull(error) ? new StorageFullError('no room', { cause: error }) : error
          }
        },
        iterate: (parameters) => statement.iterate(...bind(parameters)),
      }
    },
  }
}

/** SQLite's own `lower` knows the letters of ASCII only. */
const containsText = (value: SQLOutputValue, part: SQLOutputValue): number =>
  (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') &&
  String(value).toLowerCase().includes(String(part))
    ? 1
    : 0

const NO_CHANGE = { changes: 0, lastInsertRowid: 0 }

function toInput(value: unknown): SQLInputValue {
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'bigint'
  )
    return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`SQLite takes no ${typeof value}`)
}
