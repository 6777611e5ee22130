import { StorageFullError } from '../storage.ts'
import type { Statements } from './statements.ts'

/*
 * Group commit. A commit waits for the disk, and the disk takes as long for one transaction as for fifty. So what is
 * written while the event loop turns once is one transaction of the database, with a savepoint around the work of each
 * writer: work that fails is undone alone. The group is committed, with `synchronous = full`, when the loop has come
 * round, and only then is any of its writers answered. Until then no reader sees anything of it, as readers have a
 * connection of their own. If the commit fails, all of the group fails, and nothing of it was ever seen.
 *
 * Work must not wait for anything but the store: the group waits for it.
 */

/** What keeps pace with the database: told of each writer's work as it ends, and of the group. */
export interface Participant {
  /** The work since the last end is kept. */
  keep: () => void
  /** It is undone. */
  undo: () => void
  /** All that was kept is on disk. */
  commit: () => void
  /** All that was kept is undone. */
  lose: () => void
}

interface Group {
  committed: Promise<void>
  resolve: () => void
  reject: (error: unknown) => void
}

/** The one connection that writes, shared in turns. */
export class GroupCommit {
  readonly statements: Statements
  readonly #waiting: (() => void)[] = []
  readonly #committing: () => void
  readonly #participant: Participant | undefined
  #taken = false
  #group: Group | undefined
  #due = false

  /** @param committing told right before each commit. */
  constructor(
    statements: Statements,
    committing: () => void = () => undefined,
    participant?: Participant,
  ) {
    this.statements = statements
    this.#committing = committing
    this.#participant = participant
  }

  /**
   * Runs `work` by itself, as one transaction.
   *
   * @returns what it gave, once that is on disk.
   * @throws what `work` throws, with nothing of it written; {StorageFullError} if the group cannot be committed.
   */
  async run<T>(work: () => Promise<T> | T): Promise<T> {
    await this.take()
    let group: Group
    let result: T
    try {
      group = this.begin()
      try {
        result = await work()
        this.keep()
      } catch (error) {
        this.undo()
        throw error
      }
    } finally {
      this.giveBack()
    }
    await group.committed
    return result
  }

  /** Waits for the connection; `giveBack` must follow. */
  take(): Promise<void> {
    if (!this.#taken) {
      this.#taken = true
      return Promise.resolve()
    }
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  giveBack(): void {
    if (this.#due) this.#commit()
    const next = this.#waiting.shift()
    if (next) next()
    else this.#taken = false
  }

  /** Begins the work of whoever has the connection: `keep` or `undo` must follow. */
  begin(): Group {
    this.#group ??= this.#newGroup()
    this.statements.run('savepoint work')
    return this.#group
  }

  /** Keeps the work since `begin`. */
  keep(): void {
    if (!this.statements.isTransaction) return this.undo()
    this.statements.run('release work')
    this.#participant?.keep()
  }

  /** Undoes the work since `begin`. SQLite may have rolled back the whole group by itself, when the disk was full. */
  undo(): void {
    this.#participant?.undo()
    if (this.statements.isTransaction) {
      this.statements.run('rollback to work')
      this.statements.run('release work')
      return
    }
    this.#participant?.lose()
    this.#group?.reject(new StorageFullError('no room for what was written together with it'))
    this.#group = undefined
  }

  #newGroup(): Group {
    this.statements.run('begin')
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    // Work that was undone does not wait for its group.
    promise.catch(() => undefined)
    setImmediate(() => {
      if (this.#taken) this.#due = true
      else this.#commit()
    })
    return { committed: promise, resolve, reject }
  }

  #commit(): void {
    this.#due = false
    const group = this.#group
    this.#group = undefined
    if (!group) return
    try {
      this.#committing()
      this.statements.run('commit')
      this.#participant?.commit()
      group.resolve()
    } catch (error) {
      if (this.statements.isTransaction) this.statements.run('rollback')
      this.#participant?.lose()
      group.reject(error)
    }
  }
}
