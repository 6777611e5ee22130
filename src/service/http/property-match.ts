import type { Filter } from '../storage/resource-store.ts'

/** Whether a document that is in memory passes a filter, by the same rules as stored ones do. */
export function matches(document: unknown, { path, operator, values }: Filter): boolean {
  return valuesAt(document, path).some((found) =>
    values.some((wanted) => compare(found, operator, wanted)),
  )
}

function valuesAt(document: unknown, path: string[]): unknown[] {
  const [segment, ...rest] = path
  if (segment === undefined) return [document]
  if (typeof document !== 'object' || document === null) return []
  const value: unknown = Object.entries(document).find(
    ([name]) => name === segment.replace(/\[\]$/, ''),
  )?.[1]
  if (!segment.endsWith('[]')) return valuesAt(value, rest)
  return Array.isArray(value) ? value.flatMap((element) => valuesAt(element, rest)) : []
}

function compare(found: unknown, operator: Filter['operator'], wanted: string): boolean {
  if (found === undefined || found === null || typeof found === 'object') return false
  const number = Number(wanted)
  const [left, right] =
    typeof found === 'number' && wanted.trim() !== '' && Number.isFinite(number)
      ? [found, number]
      : [String(found), wanted]
  switch (operator) {
    case '==':
      return left === right
    case '!=':
      return left !== right
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
    case '~':
      return String(found).toLowerCase().includes(wanted.toLowerCase())
  }
}
