import type {
  DatabaseSync,
  SQLInputValue,
  SQLOutputValue,
  StatementResultingChanges,
  StatementSync,
} from 'node:sqlite'
import { isDiskFull } from '../../disk-full.ts'
import { StorageFullError } from '../storage.ts'

/** More than the service has texts of statements; lists with many conditions could otherwise keep any number. */
const KEPT = 300

/** A statement's text, with a `?` for each parameter. */
export interface Statement {
  sql: string
  parameters: SQLInputValue[]
}

/** What a statement did: how many rows it changed, and the sequence of the last one that it inserted. */
export type Change = StatementResultingChanges

export type Row = Record<string, SQLOutputValue>

/**
 * The statements of one connection, each prepared once. To prepare a statement takes longer than to run it: a resource is
 * read by its id in 4 µs, and in 30 with its statement prepared anew.
 */
export class Statements {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  get(sql: string, ...parameters: SQLInputValue[]): Row | undefined {
    return this.#prepare(sql).get(...parameters)
  }

  all(sql: string, ...parameters: SQLInputValue[]): Row[] {
    return this.#prepare(sql).all(...parameters)
  }

  /** @throws {StorageFullError} if the disk has no room. */
  run(sql: string, ...parameters: SQLInputValue[]): Change {
    try {
      return this.#prepare(sql).run(...parameters)
    } catch (error) {
      throw isDiskFull(error) ? new StorageFullError('no room', { cause: error }) : error
    }
  }

  /** Whether a transaction is open; SQLite may have ended it by itself. */
  get isTransaction(): boolean {
    return this.#database.isTransaction
  }

  #prepare(sql: string): StatementSync {
    const known = this.#prepared.get(sql)
    if (known) return known
    const [oldest] = this.#prepared.keys()
    if (this.#prepared.size >= KEPT && oldest !== undefined) this.#prepared.delete(oldest)
    const statement = this.#database.prepare(sql)
    this.#prepared.set(sql, statement)
    return statement
  }
}

/**
 * A connection that reads. It keeps its view of the database from one read to the next, and so does not lock and unlock
 * files for each, which takes longer than a read; whoever writes lets the view go before the commit, so that the next read
 * sees what was written, and no view keeps the write-ahead log from beginning anew.
 */
export class ReadStatements extends Statements {
  override get(sql: string, ...parameters: SQLInputValue[]): Row | undefined {
    this.#look()
    return super.get(sql, ...parameters)
  }

  override all(sql: string, ...parameters: SQLInputValue[]): Row[] {
    this.#look()
    return super.all(sql, ...parameters)
  }

  /** Lets go of the view: to be called right before a commit. */
  letGo(): void {
    if (this.isTransaction) this.run('commit')
  }

  #look(): void {
    if (!this.isTransaction) this.run('begin')
  }
}
