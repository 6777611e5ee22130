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

/** A way to read a list. */
export interface ListWay {
  statement: Statement
  direct: boolean
}

export interface ListPlan {
  /** To be tried first: it gives up after `WINDOW` rows, and is good if it fills the page. */
  attempt?: Statement
  /** @param countRows runs a statement and tells how many rows it gives. */
  way: (countRows: (probe: Statement) => number) => ListWay
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

/** Filters that so many resources usually pass that a page is filled on the way. */
const BROAD = new Set<Driver['way'] | undefined>(['state', 'spec_id', undefined])

export function planList(read: ListRead): ListPlan {
  const driver = driverOf(read.kind, read.filters)
  if (driver?.way === 'id') return { way: () => ({ statement: sort(read, driver), direct: true }) }
  const plan = read.orderBy ? planSorted(read, driver) : planBySequence(read, driver)
  if (plan.direct || !driver) return { ...attemptOf(plan), way: () => plan }
  const way: ListPlan['way'] = (countRows) => {
    const isFew = countRows(probe(read, driver, FEW + 1)) <= FEW
    return isFew ? { statement: sort(read, driver), direct: true } : plan
  }
  return BROAD.has(driver.way) ? { ...attemptOf(plan), way } : { way }
}

type Walk = ListWay & { attempt?: Statement }

const attemptOf = ({ direct, attempt }: Walk) => (direct || !attempt ? {} : { attempt })

function planSorted(read: ListRead, driver: Driver | undefined): Walk {
  const column = read.orderBy && columnOf(read.kind, read.orderBy.path)
  if (!column) return { statement: sort(read, driver), direct: false }
  const isRange = read.filters.length === 0 || (isAlone(read, driver) && driver?.way === column)
  return {
    statement: walk(read, column),
    direct: isRange,
    attempt: walk(read, column, WINDOW),
  }
}

function planBySequence(read: ListRead, driver: Driver | undefined): Walk {
  if (!driver) {
    const statement = walk(read, 'sequence')
    const attempt = walk(read, 'sequence', WINDOW)
    return { statement, direct: read.filters.length === 0, attempt }
  }
  if (spellings(driver.filter.values).length > MERGED_VALUES)
    return { statement: sort(read, driver), direct: false }
  return {
    statement: merge(read, driver),
    direct: isAlone(read, driver),
    attempt: merge(read, driver, WINDOW),
  }
}

const isAlone = ({ filters }: ListRead, driver: Driver | undefined): boolean =>
  driver !== undefined && filters.length === 1

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
