import type { Filter, Kind } from '../resource-store.ts'
import { spellings } from './filter-sql.ts'
import { columnOf, hasOwnId, isReference } from './indexed-fields.ts'
import { merge, probe, sort, walk, type Driver, type ListRead } from './list-sql.ts'
import type { Statement } from './statements.ts'

/*
 * How a list is read. The way is chosen here, not by SQLite's planner, which knows averages only.
 *
 * A *driver* is a filter by `==` whose matches stand together in an index, by sequence. A list in the default order
 * follows its driver, or else the sequence, and stops when the page is full. A sorted list follows the index of its sort
 * column, or sorts what the driver finds if that is little. A way on which nothing is passed over, or only little is
 * looked at, is *direct*: its time does not depend on how many resources there are.
 */

export interface ListPlan {
  statement: Statement
  direct: boolean
  /** For a way that is not direct: the same, but giving up after `WINDOW` rows. */
  attempt?: Statement
}

/** Those with the fewest resources to one value first. */
const DRIVERS: readonly Driver['way'][] = [
  'id',
  'reference',
  'parent_id',
  'name',
  'spec_id',
  'state',
]

/** With more values than this, all matches are sorted instead of merging those of each value. */
const MERGED_VALUES = 50

/** So few rows can be read and sorted for every page. */
const FEW = 500

/** So many rows can be looked at in passing. */
const WINDOW = 500

/** @param countRows runs a statement and tells how many rows it gives. */
export function planList(read: ListRead, countRows: (probe: Statement) => number): ListPlan {
  const driver = driverOf(read.kind, read.filters)
  const isAlone = read.filters.length === (driver ? 1 : 0)
  const column = read.orderBy && columnOf(read.kind, read.orderBy.path)
  if (driver?.way === 'id') return { statement: sort(read, driver), direct: true }
  if (driver && (!isAlone || read.orderBy) && driver.way !== column) {
    const isFew = countRows(probe(read, driver, FEW + 1)) <= FEW
    if (isFew) return { statement: sort(read, driver), direct: true }
  }
  if (read.orderBy) {
    if (!column) return { statement: sort(read, driver), direct: false }
    const direct = isAlone && (!driver || driver.way === column)
    return { statement: walk(read, column), direct, attempt: walk(read, column, WINDOW) }
  }
  if (!driver) {
    const attempt = walk(read, 'sequence', WINDOW)
    return { statement: walk(read, 'sequence'), direct: isAlone, attempt }
  }
  if (spellings(driver.filter.values).length > MERGED_VALUES)
    return { statement: sort(read, driver), direct: false }
  return { statement: merge(read, driver), direct: isAlone, attempt: merge(read, driver, WINDOW) }
}

function driverOf(kind: Kind, filters: Filter[]): Driver | undefined {
  const found = filters.flatMap((filter): Driver[] => {
    if (filter.operator !== '==') return []
    if (isReference(kind, filter.path)) return [{ filter, way: 'reference' }]
    if (hasOwnId(kind) && filter.path.join('.') === 'id') return [{ filter, way: 'id' }]
    const column = columnOf(kind, filter.path)
    return column && DRIVERS.includes(column) ? [{ filter, way: column }] : []
  })
  return found.toSorted((one, other) => DRIVERS.indexOf(one.way) - DRIVERS.indexOf(other.way))[0]
}
