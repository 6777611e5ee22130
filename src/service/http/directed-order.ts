import { ApiError } from './api-error.ts'
import type { Order } from './compare-documents.ts'

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
