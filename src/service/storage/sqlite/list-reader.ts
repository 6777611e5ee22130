import type { Kind, ListQuery, Scope } from '../resource-store.ts'
import { decodeCursor, encodeCursor, fingerprintOf } from './cursor.ts'
import { planList } from './list-plan.ts'
import { count, inCollection, type ListRead } from './list-sql.ts'
import type { Row, Statement, Statements } from './statements.ts'

const MAX_PAGE = 1000

/** So few resources can be looked at, each of them, without a request beside it noticing. */
const SMALL = 2000

/** Reads what takes long, beside what the service does meanwhile. */
export type ReadBeside = (statement: Statement) => Promise<Row[]>

/** Reads lists by the plan that suits them. */
export class ListReader {
  readonly #statements: Statements
  readonly #beside: ReadBeside | undefined

  /** @param beside undefined where every read has to be on this connection. */
  constructor(statements: Statements, beside: ReadBeside | undefined) {
    this.#statements = statements
    this.#beside = beside
  }

  /** @throws {RangeError} for a cursor of another list. */
  async page(
    scope: Scope,
    kind: Kind,
    query: ListQuery,
  ): Promise<{ rows: Row[]; next: string | undefined }> {
    const limit = Math.min(query.limit ?? MAX_PAGE, MAX_PAGE)
    const { cursor, filters = [], orderBy } = query
    const fingerprint = () => fingerprintOf(scope, kind, query)
    const read = {
      scope,
      kind,
      filters,
      orderBy,
      cursor: cursor === undefined ? undefined : decodeCursor(cursor, fingerprint()),
      limit: limit + 1,
    }
    const rows = await this.#rows(read)
    const last = rows.length > limit ? rows[limit - 1] : undefined
    return {
      rows: rows.slice(0, limit),
      next: last && encodeCursor(positionOf(last), fingerprint()),
    }
  }

  async count(scope: Scope, kind: Kind, filters: ListQuery['filters'] = []): Promise<number> {
    const statement = count(scope, kind, filters)
    const [row] =
      this.#beside && !this.#isSmall(scope, kind)
        ? await this.#beside(statement)
        : this.#all(statement)
    return Number(row?.['count'])
  }

  async #rows(read: ListRead): Promise<Row[]> {
    const { attempt, way } = planList(read)
    const found = attempt ? this.#all(attempt) : []
    if (found.length >= read.limit) return found
    const { statement, direct } = way((probe) => this.#all(probe).length)
    return direct || !this.#beside || this.#isSmall(read.scope, read.kind)
      ? this.#all(statement)
      : this.#beside(statement)
  }

  #isSmall(scope: Scope, kind: Kind): boolean {
    return this.#all(inCollection(scope, kind, SMALL + 1)).length <= SMALL
  }

  #all({ sql, parameters }: Statement): Row[] {
    return this.#statements.all(sql, ...parameters)
  }
}

function positionOf({ key, sequence }: Row) {
  return {
    key: typeof key === 'string' || typeof key === 'number' ? key : null,
    sequence: Number(sequence),
  }
}
