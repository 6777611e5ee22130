import type { Filter, Kind, ListQuery, Scope } from '../resource-store.ts'
import type { Cursor } from './cursor.ts'
import { conditionOf, spellings, valueAt } from './filter-sql.ts'
import { columnOf, MISSING, type Column } from './indexed-fields.ts'
import type { Statement } from './statements.ts'

/** What is to be read: a list, from after `cursor` on, at most `limit` rows. */
export interface ListRead {
  scope: Scope
  kind: Kind
  filters: Filter[]
  orderBy: ListQuery['orderBy']
  cursor: Cursor | undefined
  limit: number
}

/** A filter by which resources are found: by the index of its column, or of references. */
export interface Driver {
  filter: Filter
  way: Column | 'id' | 'reference'
}

const INDEXES = {
  sequence: 'resources_by_sequence',
  name: 'resources_by_name',
  state: 'resources_by_state',
  created_at: 'resources_by_created_at',
  updated_at: 'resources_by_updated_at',
  spec_id: 'resources_by_spec_id',
  parent_id: 'resources_by_parent_id',
} as const

const NO_KEY: Statement = { sql: '0', parameters: [] }

/**
 * Follows the index of what the list is sorted by, and checks the filters on the way.
 *
 * @param window looks at so many rows at most.
 */
export function walk(read: ListRead, way: Column | 'sequence', window?: number): Statement {
  const key = way === 'sequence' ? NO_KEY : plain(way)
  const source = `resources indexed by ${INDEXES[way]}`
  const range = [
    inScope(read, 'resources'),
    ...(way === 'sequence' ? [] : [plain(`${way} is not null`)]),
  ]
  if (window === undefined) return page(read, key, source, [...range, ...conditionsOf(read)])
  const where = all([...range, ...(read.cursor ? [afterCursor(read, key, read.cursor)] : [])])
  const within: Statement = {
    sql: `(select * from ${source} where ${where.sql} ${orderOf(read, key)} limit ?) as resources`,
    parameters: [...where.parameters, window],
  }
  return page(read, key, within, conditionsOf(read))
}

/** Finds all that pass the filters, by the driver if there is one, and sorts them. */
export function sort(read: ListRead, driver?: Driver): Statement {
  const key = read.orderBy ? keyOf(read.kind, read.orderBy.path) : NO_KEY
  const rest = conditionsOf(read, driver)
  if (!driver) return page(read, key, 'resources', [inScope(read, 'resources'), ...rest])
  const { sql, parameters } = oneOf(read, driver)
  const found = { sql: `resources.sequence in (${sql})`, parameters }
  return page(read, key, 'resources', [found, ...rest])
}

/**
 * Follows the driver in the order of sequences: the next matches of each of its values are merged.
 *
 * @param window looks at so many rows of each value at most.
 */
export function merge(read: ListRead, driver: Driver, window?: number): Statement {
  const order = `order by sequence ${directionOf(read)} limit ?`
  const rest = conditionsOf(read, driver)
  const parts = spellings(driver.filter.values).map((value): Statement => {
    const matches = matchesOf(read, driver, [value], afterSequence(read))
    if (rest.length === 0) {
      return {
        sql: `select * from (${matches.sql} ${order})`,
        parameters: [...matches.parameters, read.limit],
      }
    }
    const where = all(rest)
    const limited = window === undefined ? '' : ` ${order}`
    return {
      sql: `select * from (select sequence from (${matches.sql}${limited}) cross join resources using (sequence) where ${where.sql} ${order})`,
      parameters: [
        ...matches.parameters,
        ...(window === undefined ? [] : [window]),
        ...where.parameters,
        read.limit,
      ],
    }
  })
  return {
    sql: `select id, etag, body, sequence, 0 as key from resources where sequence in (${parts.map(({ sql }) => sql).join(' union ')} ${order}) order by sequence ${directionOf(read)}`,
    parameters: [...parts.flatMap(({ parameters }) => parameters), read.limit],
  }
}

/** The sequences of at most `limit` resources that the driver finds. */
export function probe(read: ListRead, driver: Driver, limit: number): Statement {
  const { sql, parameters } = oneOf(read, driver)
  return { sql: `${sql} limit ?`, parameters: [...parameters, limit] }
}

/** The sequences of at most `limit` resources of a kind. */
export function inCollection(scope: Scope, kind: Kind, limit: number): Statement {
  const where = inScope({ scope, kind }, 'resources')
  return {
    sql: `select sequence from resources indexed by resources_by_sequence where ${where.sql} limit ?`,
    parameters: [...where.parameters, limit],
  }
}

/** The number of resources that pass the filters. */
export function count(scope: Scope, kind: Kind, filters: Filter[]): Statement {
  const where = all([inScope({ scope, kind }, 'resources'), ...conditionsOf({ kind, filters })])
  return {
    sql: `select count(*) as count from resources where ${where.sql}`,
    parameters: where.parameters,
  }
}

function page(
  read: ListRead,
  key: Statement,
  source: string | Statement,
  conditions: Statement[],
): Statement {
  const from = typeof source === 'string' ? plain(source) : source
  const after =
    read.cursor && typeof source === 'string' ? [afterCursor(read, key, read.cursor)] : []
  const where = all([...conditions, ...after])
  return {
    sql: `select id, etag, body, sequence, ${key.sql} as key from ${from.sql} where ${where.sql} ${orderOf(read, key)} limit ?`,
    parameters: [...key.parameters, ...from.parameters, ...where.parameters, read.limit],
  }
}

function orderOf(read: ListRead, key: Statement): string {
  const direction = directionOf(read)
  if (key === NO_KEY) return `order by sequence ${direction}`
  return `order by ${key.parameters.length > 0 ? 'key' : key.sql} ${direction}, sequence ${direction}`
}

const oneOf = (read: ListRead, driver: Driver): Statement =>
  matchesOf(read, driver, spellings(driver.filter.values), [])

/** Selects the sequences of what has one of these values. */
function matchesOf(
  read: ListRead,
  { filter, way }: Driver,
  values: (string | number)[],
  more: Statement[],
): Statement {
  const isOne = `${way === 'reference' ? 'value' : way} in (${values.map(() => '?').join(', ')})`
  const table = way === 'reference' ? 'resource_references' : 'resources'
  const where = all([
    inScope(read, table),
    ...(way === 'reference' ? [{ sql: 'field = ?', parameters: [filter.path.join('.')] }] : []),
    { sql: isOne, parameters: values },
    ...more,
  ])
  const source = way === 'reference' || way === 'id' ? table : `${table} indexed by ${INDEXES[way]}`
  return { sql: `select sequence from ${source} where ${where.sql}`, parameters: where.parameters }
}

function keyOf(kind: Kind, path: string[]): Statement {
  const column = columnOf(kind, path)
  if (column) return plain(column)
  const { sql, parameters } = valueAt('body', path)
  // As a real number, a whole one of any size can be read, and it is the number that JSON had.
  return {
    sql: `coalesce(case typeof(${sql}) when 'integer' then cast(${sql} as real) else ${sql} end, x'')`,
    parameters: [...parameters, ...parameters, ...parameters],
  }
}

function afterCursor(read: ListRead, key: Statement, { key: last, sequence }: Cursor): Statement {
  const comparison = directionOf(read) === 'desc' ? '<' : '>'
  if (key === NO_KEY) return { sql: `sequence ${comparison} ?`, parameters: [sequence] }
  return {
    sql: `(${key.sql}, sequence) ${comparison} (?, ?)`,
    parameters: [...key.parameters, last ?? MISSING, sequence],
  }
}

const afterSequence = (read: ListRead): Statement[] =>
  read.cursor ? [afterCursor(read, NO_KEY, read.cursor)] : []

const conditionsOf = ({ kind, filters }: Pick<ListRead, 'kind' | 'filters'>, driver?: Driver) =>
  filters.filter((filter) => filter !== driver?.filter).map((filter) => conditionOf(kind, filter))

/** Kinds are ours, and as text of the statement they tell which of the indexes hold them. */
const inScope = ({ scope, kind }: Pick<ListRead, 'scope' | 'kind'>, table: string): Statement => ({
  sql: `${table}.kind = '${kind}' and ${table}.org_id = ? and ${table}.sandbox_id = ?`,
  parameters: [scope.orgId, scope.sandbox.id],
})

const directionOf = ({ orderBy }: ListRead): 'asc' | 'desc' =>
  (orderBy?.descending ?? true) ? 'desc' : 'asc'

const plain = (sql: string): Statement => ({ sql, parameters: [] })

const all = (conditions: Statement[]): Statement => ({
  sql: conditions.map(({ sql }) => sql).join(' and ') || 'true',
  parameters: conditions.flatMap(({ parameters }) => parameters),
})
