import type { ListQuery } from '../storage/resource-store.ts'
import { ApiError } from './api-error.ts'

/** One field that a list is sorted by. */
export type Order = NonNullable<ListQuery['orderBy']>

const ORDER = /^(?:(?<direction>asc|desc):)?(?<field>[A-Za-z_]\w*)$/

/**
 * Reads `orderBy=asc:created,desc:updated` as Catalog and sandbox management take it: the first field first, ascending
 * unless said otherwise.
 *
 * @throws {ApiError} QUERY_INVALID
 * @see Adobe, "Filter Catalog data using query parameters"
 */
export function parseDirectedOrder(text: string): Order[] {
  return text.split(',').map((part) => {
    const groups = ORDER.exec(part.trim())?.groups
    if (groups) return { path: [groups['field'] ?? ''], descending: groups['direction'] === 'desc' }
    throw new ApiError(
      'QUERY_INVALID',
      `orderBy has "${part}", which is no field with asc: or desc: before it, such as desc:created.`,
    )
  })
}

/** Compares two documents by fields of their top level, for `sort`. Numbers compare as numbers, what is missing comes first. */
export function compareBy(orders: Order[]): (left: object, right: object) => number {
  return (left, right) => {
    for (const { path, descending } of orders) {
      const difference = compareValues(fieldOf(left, path), fieldOf(right, path))
      if (difference !== 0) return descending ? -difference : difference
    }
    return 0
  }
}

function fieldOf(document: object, [name]: string[]): unknown {
  return Object.entries(document).find(([field]) => field === name)?.[1]
}

function compareValues(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  const [first, second] = [textOf(left), textOf(right)]
  return first === second ? 0 : first < second ? -1 : 1
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : ''
