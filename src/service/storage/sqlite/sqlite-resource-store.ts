import type {
  Filter,
  Kind,
  ListQuery,
  Page,
  Resource,
  ResourceStore,
  Scope,
  ScopedResource,
  Writer,
} from '../resource-store.ts'
import { conditionOf } from './filter-sql.ts'
import type { GroupCommit } from './group-commit.ts'
import { ListReader, type ReadBeside } from './list-reader.ts'
import {
  readResource,
  resourceOf,
  writeChanged,
  writeCleared,
  writeGone,
  writeNew,
} from './resource-rows.ts'
import type { SeenRows } from './seen-rows.ts'
import type { ReadStatements, Row, Statements } from './statements.ts'

/** What the store needs of the database: who writes, in turns, and who reads beside that. */
export interface ResourceDatabase {
  group: GroupCommit
  reader: ReadStatements
  seen: SeenRows
  beside: ReadBeside
}

/** Resources in SQLite. Each write is a transaction of its own, and shares its flush with those beside it. */
export class SqliteResourceStore implements ResourceStore {
  readonly #group: GroupCommit
  readonly #reader: ReadStatements
  readonly #seen: SeenRows
  readonly #lists: ListReader
  readonly #inTurn: ResourceStore

  constructor({ group, reader, seen, beside }: ResourceDatabase) {
    this.#group = group
    this.#reader = reader
    this.#seen = seen
    this.#lists = new ListReader(reader, beside)
    this.#inTurn = new TurnStore(group.statements, seen)
  }

  insert<Body extends object>(writer: Writer, kind: Kind, resource: Resource<Body>): Promise<void> {
    return this.transaction((store) => store.insert(writer, kind, resource))
  }

  async get<Body extends object>(
    scope: Scope,
    kind: Kind,
    id: string,
  ): Promise<Resource<Body> | undefined> {
    const row = this.#seen.get(scope, kind, id, () => readResource(this.#reader, scope, kind, id))
    return row && resourceOf<Body>(row)
  }

  replace<Body extends object>(
    writer: Writer,
    kind: Kind,
    resource: Resource<Body>,
    expected: string,
  ): Promise<boolean> {
    return this.transaction((store) => store.replace(writer, kind, resource, expected))
  }

  remove(writer: Writer, kind: Kind, id: string): Promise<boolean> {
    return this.transaction((store) => store.remove(writer, kind, id))
  }

  clear(writer: Writer): Promise<void> {
    return this.transaction((store) => store.clear(writer))
  }

  list<Body extends object>(scope: Scope, kind: Kind, query: ListQuery): Promise<Page<Body>> {
    return pageOf(this.#lists, scope, kind, query)
  }

  count(scope: Scope, kind: Kind, filters: Filter[]): Promise<number> {
    return this.#lists.count(scope, kind, filters)
  }

  all<Body extends object>(kind: Kind, filter?: Filter): AsyncIterable<ScopedResource<Body>> {
    return allOf<Body>(this.#reader, kind, filter)
  }

  transaction<T>(work: (store: ResourceStore) => Promise<T>): Promise<T> {
    return this.#group.run(() => work(this.#inTurn))
  }
}

/** The store for whoever has the connection that writes. */
class TurnStore implements ResourceStore {
  readonly #statements: Statements
  readonly #seen: SeenRows
  readonly #lists: ListReader

  constructor(statements: Statements, seen: SeenRows) {
    this.#statements = statements
    this.#seen = seen
    this.#lists = new ListReader(statements, undefined)
  }

  async insert<Body extends object>(
    writer: Writer,
    kind: Kind,
    resource: Resource<Body>,
  ): Promise<void> {
    const row = writeNew(this.#statements, writer, kind, resource)
    this.#seen.write(writer, kind, resource.id, row)
  }

  async get<Body extends object>(
    scope: Scope,
    kind: Kind,
    id: string,
  ): Promise<Resource<Body> | undefined> {
    const row = this.#row(scope, kind, id)
    return row && resourceOf<Body>(row)
  }

  async replace<Body extends object>(
    writer: Writer,
    kind: Kind,
    resource: Resource<Body>,
    expected: string,
  ): Promise<boolean> {
    const former = this.#row(writer, kind, resource.id)
    const row =
      former && writeChanged(this.#statements, writer, kind, { resource, expected, former })
    if (row) this.#seen.write(writer, kind, resource.id, row)
    return row !== undefined
  }

  async remove(writer: Writer, kind: Kind, id: string): Promise<boolean> {
    this.#seen.write(writer, kind, id, null)
    return writeGone(this.#statements, writer, kind, id)
  }

  async clear(writer: Writer): Promise<void> {
    this.#seen.writeElsewhere()
    writeCleared(this.#statements, writer)
  }

  list<Body extends object>(scope: Scope, kind: Kind, query: ListQuery): Promise<Page<Body>> {
    return pageOf(this.#lists, scope, kind, query)
  }

  count(scope: Scope, kind: Kind, filters: Filter[]): Promise<number> {
    return this.#lists.count(scope, kind, filters)
  }

  all<Body extends object>(kind: Kind, filter?: Filter): AsyncIterable<ScopedResource<Body>> {
    return allOf<Body>(this.#statements, kind, filter)
  }

  transaction<T>(work: (store: ResourceStore) => Promise<T>): Promise<T> {
    return work(this)
  }

  #row(scope: Scope, kind: Kind, id: string): Row | undefined {
    const read = () => readResource(this.#statements, scope, kind, id)
    return this.#seen.getInTurn(scope, kind, id, read)
  }
}

async function pageOf<Body extends object>(
  lists: ListReader,
  scope: Scope,
  kind: Kind,
  query: ListQuery,
): Promise<Page<Body>> {
  const { rows, next } = await lists.page(scope, kind, query)
  const items = rows.map((row) => resourceOf<Body>(row))
  return next === undefined ? { items } : { items, next }
}

async function* allOf<Body extends object>(
  statements: Statements,
  kind: Kind,
  filter: Filter | undefined,
): AsyncGenerator<ScopedResource<Body>> {
  const passes = filter ? conditionOf(kind, filter) : { sql: 'true', parameters: [] }
  // In the order of the index, so that each part begins where the one before it ended.
  const sql = `select sequence, org_id, sandbox_id, id, etag, body from resources indexed by resources_by_sequence where kind = ? and (org_id, sandbox_id, sequence) > (?, ?, ?) and ${passes.sql} order by org_id, sandbox_id, sequence limit 1000`
  let rows: Row[]
  let last: Row = { org_id: '', sandbox_id: '', sequence: 0 }
  do {
    const after = [last['org_id'] ?? '', last['sandbox_id'] ?? '', last['sequence'] ?? 0]
    rows = statements.all(sql, kind, ...after, ...passes.parameters)
    for (const row of rows) {
      const scope = { orgId: String(row['org_id']), sandbox: { id: String(row['sandbox_id']) } }
      yield Object.assign(resourceOf<Body>(row), { scope })
    }
    last = rows.at(-1) ?? last
  } while (rows.length > 0)
}
