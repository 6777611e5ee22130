import type { ListQuery } from '../storage/resource-store.ts'

/** One field that a list is sorted by. */
export type Order = NonNullable<ListQuery['orderBy']>

/**
 * Compares two documents in memory by their fields, for `sort`. Numbers compare as numbers; what is missing, a list or an
 * object comes first.
 */
export function compareBy(orders: Order[]): (left: object, right: object) => number {
  return (left, right) => {
    for (const { path, descending } of orders) {
      const difference = compareValues(valueAt(left, path), valueAt(right, path))
      if (difference !== 0) return descending ? -difference : difference
    }
    return 0
  }
}

function valueAt(document: unknown, [name, ...rest]: string[]): unknown {
  if (name === undefined) return document
  if (typeof document !== 'object' || document === null) return undefined
  return Object.hasOwn(document, name) ? valueAt(Reflect.get(document, name), rest) : undefined
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
