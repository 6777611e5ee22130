import type { Filter, ListQuery } from '../storage/resource-store.ts'
import { spellingsOf } from './run-status.ts'

const STATUS = ['metrics', 'statusSummary', 'status']

/**
 * The filters of a list of runs as the store knows them: a run's `state` is the status of its metrics, and a status is
 * found in whatever spelling it was reported.
 *
 * @see Adobe, "Sort and filter responses in the Flow Service API", for `state` among the fields of runs
 */
export function runFilters(filters: Filter[]): Filter[] {
  return filters.flatMap((given) => {
    const filter = { ...given, path: runPath(given.path) }
    if (filter.path.at(-2) !== 'statusSummary' || filter.path.at(-1) !== 'status') return [filter]
    const spellings = filter.values.flatMap(spellingsOf)
    if (filter.operator === '==') return [{ ...filter, values: spellings }]
    // Being none of several is being neither the one nor the other.
    if (filter.operator === '!=') return spellings.map((value) => ({ ...filter, values: [value] }))
    return [filter]
  })
}

export function runOrder({ path, descending }: NonNullable<ListQuery['orderBy']>) {
  return { path: runPath(path), descending }
}

const runPath = (path: string[]): string[] => (path.join('.') === 'state' ? STATUS : path)
