import { ApiError } from '../http/api-error.ts'
import type { XdmResource } from './xdm-library.ts'

/** The query string of a list, as text. */
export interface Listing {
  orderby: string
  start?: string | undefined
  limit?: number | undefined
  property?: string[] | undefined
}

export interface ListedPage {
  items: XdmResource[]
  /** The `start` of the next page; absent on the last. */
  next?: string
}

/** The registry's names for what stands in `meta:registryMetadata`. */
const DATES: Record<string, string> = {
  created: 'repo:createdDate',
  updated: 'repo:lastModifiedDate',
}

/**
 * Filters, sorts and pages. `start` is a value of the first field of `orderby`: a page begins after it. So that nothing
 * is passed over, a page never ends between two resources with the same value, and may be longer than `limit`.
 *
 * @throws {ApiError} QUERY_INVALID for a filter that is none.
 * @see Adobe, "Schema Registry API appendix", query parameters
 */
export function listResources(resources: XdmResource[], listing: Listing): ListedPage {
  const orders = listing.orderby.split(',').map(parseOrder)
  const [first = parseOrder('title')] = orders
  const filters = (listing.property ?? []).map(parseFilter)
  const sorted = resources
    .filter((resource) => filters.every((holds) => holds(resource)))
    .toSorted((one, two) => orders.reduce((order, by) => order || compare(one, two, by), 0))
    .filter((resource) => listing.start === undefined || isAfter(resource, listing.start, first))
  return page(sorted, listing.limit, first)
}

interface Order {
  field: string
  sign: 1 | -1
}

const parseOrder = (text: string): Order =>
  text.startsWith('-') ? { field: text.slice(1), sign: -1 } : { field: text, sign: 1 }

function page(sorted: XdmResource[], limit: number | undefined, first: Order): ListedPage {
  if (limit === undefined || limit >= sorted.length) return { items: sorted }
  const last = sorted[limit - 1]
  if (!last) return { items: [] }
  const end = sorted.findIndex((item, at) => at >= limit && compare(item, last, first) !== 0)
  if (end === -1) return { items: sorted }
  return { items: sorted.slice(0, end), next: String(valueOf(last, first.field)) }
}

function compare(one: XdmResource, two: XdmResource, { field, sign }: Order): number {
  return sign * compareValues(valueOf(one, field), valueOf(two, field))
}

function isAfter(resource: XdmResource, start: string, { field, sign }: Order): boolean {
  const value = valueOf(resource, field)
  return sign * compareValues(value, typeof value === 'number' ? Number(start) : start) > 0
}

function compareValues(one: string | number, two: string | number): number {
  if (one === two) return 0
  return one < two ? -1 : 1
}

function valueOf(resource: XdmResource, field: string): string | number {
  const date = DATES[field]
  const value = date === undefined ? resource[field] : metadataOf(resource)[date]
  if (typeof value === 'number') return value
  return typeof value === 'string' ? value : ''
}

const metadataOf = ({ 'meta:registryMetadata': metadata }: XdmResource): Record<string, unknown> =>
  typeof metadata === 'object' && metadata !== null ? { ...metadata } : {}

/** `field==value` or `field!=value`; of a list, one element must be equal, or none. */
function parseFilter(text: string): (resource: XdmResource) => boolean {
  const [, field, operator, expected] = /^([^=!]+)(==|!=)(.*)$/.exec(text) ?? []
  if (field === undefined) {
    throw new ApiError(
      'QUERY_INVALID',
      `property is "${text}"; write a field, == or !=, and a value, as in property=title==Loyalty.`,
    )
  }
  return (resource) => {
    const value = resource[field]
    const values = Array.isArray(value) ? value : [value]
    return values.some((each) => String(each) === expected) === (operator === '==')
  }
}
