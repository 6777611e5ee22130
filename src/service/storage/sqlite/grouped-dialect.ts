import {
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type QueryResult,
  type SqliteDatabase,
} from 'kysely'
import type { GroupCommit } from './group-commit.ts'

/**
 * Kysely's dialect for the connection that writes: its statements and transactions take their turn in the group's, and
 * are there once the group is on disk.
 */
export class GroupedDialect extends SqliteDialect {
  readonly #database: SqliteDatabase
  readonly #group: GroupCommit
  readonly #writing: () => void

  /** @param writing told as each turn begins. */
  constructor(database: SqliteDatabase, group: GroupCommit, writing: () => void = () => undefined) {
    super({ database })
    this.#database = database
    this.#group = group
    this.#writing = writing
  }

  override createDriver(): Driver {
    return new GroupedDriver(this.#database, this.#group, this.#writing)
  }

  override createAdapter(): DialectAdapter {
    return new TurnTakingAdapter()
  }
}

/** Whoever asks for a connection gets one, and waits for its turn in `acquireConnection`. */
class TurnTakingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

class GroupedDriver extends SqliteDriver {
  readonly #group: GroupCommit
  readonly #writing: () => void
  readonly #turns = new WeakMap<DatabaseConnection, Promise<void>>()

  constructor(database: SqliteDatabase, group: GroupCommit, writing: () => void) {
    super({ database })
    this.#group = group
    this.#writing = writing
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    await this.#group.take()
    try {
      const connection = new Turn(await super.acquireConnection())
      this.#turns.set(connection, this.#group.begin().committed)
      this.#writing()
      return connection
    } catch (error) {
      this.#group.giveBack()
      throw error
    }
  }

  override async beginTransaction(): Promise<void> {}

  override async commitTransaction(): Promise<void> {}

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    this.#group.undo()
    this.#turns.delete(connection)
  }

  override async releaseConnection(connection?: DatabaseConnection): Promise<void> {
    const committed = connection && this.#turns.get(connection)
    try {
      if (committed) this.#group.keep()
    } finally {
      this.#group.giveBack()
    }
    await committed
  }
}

/** One turn on the connection that all share. */
class Turn implements DatabaseConnection {
  readonly #connection: DatabaseConnection

  constructor(connection: DatabaseConnection) {
    this.#connection = connection
  }

  executeQuery<Result>(query: CompiledQuery): Promise<QueryResult<Result>> {
    return this.#connection.executeQuery(query)
  }

  streamQuery<Result>(
    query: CompiledQuery,
    size: number,
  ): AsyncIterableIterator<QueryResult<Result>> {
    return this.#connection.streamQuery(query, size)
  }
}
