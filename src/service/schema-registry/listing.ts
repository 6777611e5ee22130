import { ApiError } from '../http/api-error.ts'

/** The query string of a list, as text. */
export interface Listing {
  orderby: string
  start?: string | undefined
  limit?: number | undefined
  property?: string[] | undefined
}

/** What can be listed: a resource, or a descriptor. */
type Listed = Record<string, unknown>

export interface ListedPage<Item> {
  items: Item[]
  /** The `start` of the next page; absent on the last. */
  next?: string
}

/** @see Adobe, "Schemas endpoint": the registry lists no more than so many at once */
const MOST_LISTED = 300

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
export function listResources<Item extends Listed>(
  resources: Item[],
  listing: Listing,
): ListedPage<Item> {
  const orders = listing.orderby.split(',').map(parseOrder)
  const [first = parseOrder('title')] = orders
  const filters = (listing.property ?? []).map(parseFilter)
  const sorted = resources
    .filter((resource) => filters.every((holds) => holds(resource)))
    .toSorted((one, two) => orders.reduce((order, by) => order || compare(one, two, by), 0))
    .filter((resource) => listing.start === undefined || isAfter(resource, listing.start, first))
  return page(sorted, listing.limit ?? MOST_LISTED, first)
}

interface Order {
  field: string
  sign: 1 | -1
}

const parseOrder = (text: string): Order =>
  text.startsWith('-') ? { field: text.slice(1), sign: -1 } : { field: text, sign: 1 }

function page<Item extends Listed>(sorted: Item[], limit: number, first: Order): ListedPage<Item> {
  if (limit >= sorted.length) return { items: sorted }
  const last = sorted[limit - 1]
  if (!last) return { items: [] }
  const end = sorted.findIndex((item, at) => at >= limit && compare(item, last, first) !== 0)
  if (end === -1) return { items: sorted }
  return { items: sorted.slice(0, end), next: String(valueOf(last, first.field)) }
}

function compare(one: Listed, two: Listed, { field, sign }: Order): number {
  return sign * compareValues(valueOf(one, field), valueOf(two, field))
}

function isAfter(resource: Listed, start: string, { field, sign }: Order): boolean {
  const value = valueOf(resource, field)
  return sign * compareValues(value, typeof value === 'number' ? Number(start) : start) > 0
}

function compareValues(one: string | number, two: string | number): number {
  if (one === two) return 0
  return one < two ? -1 : 1
}

function valueOf(resource: Listed, field: string): string | number {
  const date = DATES[field]
  const value = date === undefined ? resource[field] : metadataOf(resource)[date]
  if (typeof value === 'number') return value
  return typeof value === 'string' ? value : ''
}

const metadataOf = ({ 'meta:registryMetadata': metadata }: Listed): Listed =>
  typeof metadata === 'object' && metadata !== null ? { ...metadata } : {}

const OPERATORS: Record<string, (order: number) => boolean> = {
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
}

/**
 * `field==value`, or with another operator; a field alone, or several with commas, must be there. Of a list, one element
 * must be so, and for `!=` every one.
 */
function parseFilter(text: string): (resource: Listed) => boolean {
  const [, field, operator, expected] = /^([^=!<>~]+)(==|!=|<=|>=|<|>|~)(.*)$/s.exec(text) ?? []
  if (field === undefined || operator === undefined || expected === undefined) {
    return parsePresence(text)
  }
  const isFound = testOf(operator, expected)
  return (resource) => {
    const value = filteredValue(resource, field.trim())
    const values = (Array.isArray(value) ? value : [value]).map((each) => isFound(each))
    return operator === '!=' ? values.every(Boolean) : values.some(Boolean)
  }
}

/** `~` is "contains", whatever the case, as in Flow Service. */
function testOf(operator: string, expected: string): (value: unknown) => boolean {
  const holds = OPERATORS[operator]
  if (holds) return (value) => holds(orderOf(value, expected))
  const part = expected.toLowerCase()
  return (value) => typeof value === 'string' && value.toLowerCase().includes(part)
}

function parsePresence(text: string): (resource: Listed) => boolean {
  const fields = text.split(',').map((field) => field.trim())
  if (fields.some((field) => field === '' || /[=!<>~]/.test(field))) {
    throw new ApiError(
      'QUERY_INVALID',
      `property is "${text}"; write a field, one of ${Object.keys(OPERATORS).join(' ')} ~ and a value, as in property=title==Loyalty, or a field alone for all that have it.`,
    )
  }
  return (resource) => fields.every((field) => filteredValue(resource, field) !== undefined)
}

const filteredValue = (resource: Listed, field: string): unknown => {
  const date = DATES[field]
  if (date !== undefined) return metadataOf(resource)[date]
  return Object.hasOwn(resource, field) ? resource[field] : undefined
}

/** Numbers, and versions, compare as numbers where both are. What is not there is neither less nor more, nor equal. */
function orderOf(value: unknown, expected: string): number {
  if (value === undefined || value === null || typeof value === 'object') return Number.NaN
  const text = String(value)
  const [one, two] = [Number(text), Number(expected)]
  const areNumbers = text.trim() !== '' && expected.trim() !== '' && !Number.isNaN(one + two)
  return areNumbers ? Math.sign(one - two) : compareValues(text, expected)
}
