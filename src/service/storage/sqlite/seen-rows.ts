import { RecentlyUsed } from '../../recently-used.ts'
import type { Kind, Scope } from '../resource-store.ts'
import type { Participant } from './group-commit.ts'
import type { Row } from './statements.ts'

/** In characters, of all rows together: a few thousand of a usual length. */
const KEPT_CHARACTERS = 6_000_000
/** None that takes the place of so many others. */
const LONGEST_KEPT = 16_000

/** What was written in a turn: the row by its key, null where it was removed. */
type Writes = Map<string, Row | null>

/**
 * Rows that were read or written by their ids, as they are on disk: who asks for the same resource again, as pages and
 * scripts do, is answered without the database. This process alone writes to it, so a row stays right until it is written
 * here; what is written is seen by others once it is committed, and within its group at once.
 */
export class SeenRows implements Participant {
  readonly #rows = new RecentlyUsed<Row>(KEPT_CHARACTERS, undefined, sizeOf)
  /** Of the turn that is running, and of those that were kept and wait for the commit. */
  #writes: Writes = new Map()
  #waiting: Writes = new Map()
  /** Whether rows were written that are not known here. */
  #isElsewhere = false

  /** The row as it is on disk. */
  get(scope: Scope, kind: Kind, id: string, read: () => Row | undefined): Row | undefined {
    const key = keyOf(scope, kind, id)
    const seen = this.#rows.get(key)
    if (seen) return seen
    const row = read()
    if (row) this.#remember(key, row)
    return row
  }

  /** The row as whoever has the connection that writes sees it. */
  getInTurn(scope: Scope, kind: Kind, id: string, read: () => Row | undefined): Row | undefined {
    if (this.#isElsewhere) return read()
    const key = keyOf(scope, kind, id)
    for (const writes of [this.#writes, this.#waiting]) {
      const written = writes.get(key)
      if (written !== undefined) return written ?? undefined
    }
    return this.get(scope, kind, id, read)
  }

  /** @param row null once it is removed. */
  write(scope: Scope, kind: Kind, id: string, row: Row | null): void {
    // Events are written with each write, and read in lists alone.
    if (kind === 'auditEvents') return
    this.#writes.set(keyOf(scope, kind, id), row)
  }

  /** Other rows are written than `write` is told of: none of those seen is sure any more. */
  writeElsewhere(): void {
    this.#isElsewhere = true
  }

  keep(): void {
    for (const [key, row] of this.#writes) this.#waiting.set(key, row)
    this.#writes = new Map()
  }

  undo(): void {
    this.#writes = new Map()
  }

  commit(): void {
    if (this.#isElsewhere) this.#rows.clear()
    else
      for (const [key, row] of this.#waiting) {
        if (row) this.#remember(key, row)
        else this.#rows.delete(key)
      }
    this.lose()
  }

  lose(): void {
    this.#waiting = new Map()
    this.#isElsewhere = false
  }

  #remember(key: string, row: Row): void {
    if (sizeOf(key, row) <= LONGEST_KEPT) this.#rows.set(key, row)
    else this.#rows.delete(key)
  }
}

const keyOf = ({ orgId, sandbox }: Scope, kind: Kind, id: string): string =>
  `${kind}\0${orgId}\0${sandbox.id}\0${id}`

const sizeOf = (key: string, row: Row): number => key.length + String(row['body']).length
