import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite'
import { isDiskFull } from '../../disk-full.ts'
import { StorageFullError } from '../storage.ts'

/** More than the service has texts of statements; lists with many conditions could otherwise keep any number. */
const KEPT = 300

/** A statement's text, with a `?` for each parameter. */
export interface Statement {
  sql: string
  parameters: SQLInputValue[]
}

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

  /**
   * @returns how many rows were changed.
   * @throws {StorageFullError} if the disk has no room.
   */
  run(sql: string, ...parameters: SQLInputValue[]): number {
    try {
      return Number(this.#prepare(sql).run(...parameters).changes)
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
