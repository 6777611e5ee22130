import { sql, type Kysely, type SelectQueryBuilder, type Transaction } from 'kysely'
import type {
  Filter,
  Kind,
  ListQuery,
  Page,
  Resource,
  ResourceStore,
  Scope,
  Writer,
} from '../resource-store.ts'
import { conditionOf, sortKey } from './resource-query.ts'
import { decodeCursor, encodeCursor, fingerprintOf } from './cursor.ts'
import type { ResourceTable, Tables } from './tables.ts'

const MAX_PAGE = 1000

/** The connection that writes, and one that reads beside it. Inside a transaction both are the transaction. */
export interface Connections {
  writer: Kysely<Tables>
  reader: Kysely<Tables>
}

export class SqliteResourceStore implements ResourceStore {
  readonly #writer: Kysely<Tables>
  readonly #reader: Kysely<Tables>

  constructor({ writer, reader }: Connections) {
    this.#writer = writer
    this.#reader = reader
  }

  async insert<Body extends object>(
    writer: Writer,
    kind: Kind,
    resource: Resource<Body>,
  ): Promise<void> {
    await this.#writer
      .insertInto('resources')
      .values(rowOf(writer, kind, resource))
      .execute()
  }

  async get<Body extends object>(
    scope: Scope,
    kind: Kind,
    id: string,
  ): Promise<Resource<Body> | undefined> {
    const row = await inScope(this.#reader.selectFrom('resources'), scope, kind)
      .where('id', '=', id)
      .select(['id', 'etag', 'body'])
      .executeTakeFirst()
    return row && resourceOf<Body>(row)
  }

  async replace<Body extends object>(
    writer: Writer,
    kind: Kind,
    resource: Resource<Body>,
    expected: string,
  ): Promise<boolean> {
    const { numUpdatedRows } = await this.#writer
      .updateTable('resources')
      .set({ etag: resource.etag, body: JSON.stringify(resource.body) })
      .where('kind', '=', kind)
      .where('org_id', '=', writer.orgId)
      .where('sandbox_id', '=', writer.sandbox.id)
      .where('id', '=', resource.id)
      .where('etag', '=', expected)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }

  async remove(writer: Writer, kind: Kind, id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#writer
      .deleteFrom('resources')
      .where('kind', '=', kind)
      .where('org_id', '=', writer.orgId)
      .where('sandbox_id', '=', writer.sandbox.id)
      .where('id', '=', id)
      .executeTakeFirst()
    return numDeletedRows > 0n
  }

  async clear(writer: Writer): Promise<void> {
    await this.#writer
      .deleteFrom('resources')
      .where('org_id', '=', writer.orgId)
      .where('sandbox_id', '=', writer.sandbox.id)
      .execute()
  }

  async list<Body extends object>(scope: Scope, kind: Kind, query: ListQuery): Promise<Page<Body>> {
    const limit = Math.min(query.limit ?? MAX_PAGE, MAX_PAGE)
    const descending = query.orderBy?.descending ?? true
    const direction = descending ? 'desc' : 'asc'
    const key = query.orderBy ? sortKey(query.orderBy) : sql<string | number>`''`
    const fingerprint = () => fingerprintOf(scope, kind, query)
    let select = inScope(this.#reader.selectFrom('resources'), scope, kind)
    for (const filter of query.filters ?? []) select = select.where(conditionOf(filter))
    if (query.cursor !== undefined) {
      const after = decodeCursor(query.cursor, fingerprint())
      const comparison = descending ? sql`<` : sql`>`
      select = select.where(
        sql<boolean>`(${key}, sequence) ${comparison} (${after.key}, ${after.sequence})`,
      )
    }
    if (query.orderBy) select = select.orderBy(key, direction)
    const rows = await select
      .orderBy('sequence', direction)
      .limit(limit + 1)
      .select(['id', 'etag', 'body', 'sequence', key.as('key')])
      .execute()
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    return {
      items: items.map((row) => resourceOf<Body>(row)),
      ...(rows.length > limit && last && { next: encodeCursor(last, fingerprint()) }),
    }
  }

  async count(scope: Scope, kind: Kind, filters: Filter[]): Promise<number> {
    let select = inScope(this.#reader.selectFrom('resources'), scope, kind)
    for (const filter of filters) select = select.where(conditionOf(filter))
    const row = await select
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return row.count
  }

  async all<Body extends object>(kind: Kind): Promise<(Resource<Body> & { scope: Scope })[]> {
    const rows = await this.#reader
      .selectFrom('resources')
      .where('kind', '=', kind)
      .orderBy('sequence')
      .selectAll()
      .execute()
    return rows.map((row) => ({
      ...resourceOf<Body>(row),
      scope: { orgId: row.org_id, sandbox: { id: row.sandbox_id } },
    }))
  }

  async transaction<T>(work: (store: ResourceStore) => Promise<T>): Promise<T> {
    if (this.#writer.isTransaction) return work(this)
    return this.#writer.transaction().execute((transaction) => work(storeIn(transaction)))
  }
}

/** The store whose every call is part of `transaction`. */
export function storeIn(transaction: Transaction<Tables>): SqliteResourceStore {
  return new SqliteResourceStore({ writer: transaction, reader: transaction })
}

function inScope<Selected>(
  select: SelectQueryBuilder<Tables, 'resources', Selected>,
  scope: Scope,
  kind: Kind,
): SelectQueryBuilder<Tables, 'resources', Selected> {
  return select
    .where('kind', '=', kind)
    .where('org_id', '=', scope.orgId)
    .where('sandbox_id', '=', scope.sandbox.id)
}

export function rowOf(
  scope: Scope,
  kind: Kind,
  resource: Resource<object>,
): Omit<ResourceTable, 'sequence'> {
  return {
    kind,
    org_id: scope.orgId,
    sandbox_id: scope.sandbox.id,
    id: resource.id,
    etag: resource.etag,
    body: JSON.stringify(resource.body),
  }
}

/** The store gives back what it was given: `Body` is what the kind's part wrote. */
function resourceOf<Body extends object>(
  row: Pick<ResourceTable, 'id' | 'etag' | 'body'>,
): Resource<Body> {
  const body: Body = JSON.parse(row.body)
  return { id: row.id, etag: row.etag, body }
}
