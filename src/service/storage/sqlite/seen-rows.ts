import type { Kind, Scope } from '../resource-store.ts'
import { readResource } from './resource-rows.ts'
import type { ReadStatements, Row } from './statements.ts'

/** At most so many, and none of a longer body: a thousand rows of a usual length are about 2 MB. */
const KEPT = 1000
const KEPT_LENGTH = 16_000

/**
 * Rows that were read by their ids, kept until the next commit: who asks for the same resource again, as pages and scripts
 * do, is answered without the database.
 */
export class SeenRows {
  readonly #reader: ReadStatements
  readonly #rows = new Map<string, Row>()
  #view: number

  constructor(reader: ReadStatements) {
    this.#reader = reader
    this.#view = reader.view
  }

  get(scope: Scope, kind: Kind, id: string): Row | undefined {
    if (this.#view !== this.#reader.view || this.#rows.size >= KEPT) {
      this.#rows.clear()
      this.#view = this.#reader.view
    }
    const key = [kind, scope.orgId, scope.sandbox.id, id].join('\0')
    const seen = this.#rows.get(key)
    if (seen) return seen
    const row = readResource(this.#reader, scope, kind, id)
    if (row && String(row['body']).length <= KEPT_LENGTH) this.#rows.set(key, row)
    return row
  }
}
