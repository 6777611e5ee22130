import type { ListOf } from '#contract/entity.ts'
import type { SearchRequest } from '#contract/search.ts'
import { Type } from 'typebox'
import type { Filter, ListQuery, Page, Resource } from '../storage/resource-store.ts'
import { AnswerText } from './answer-text.ts'
import { ApiError } from './api-error.ts'
import { decodeContinuation, encodeContinuation, type Criteria } from './continuation.ts'
import { described, describedText } from './described-parameter.ts'
import { parseOrderBy, parseProperty } from './property-filter.ts'
import { splitConditions } from './search-conditions.ts'

const DEFAULT_LIMIT = 100
const MAX_LIMIT = 1000
/** More conditions, or values in all of them together, than any list is asked for; each is a part of one statement. */
const MOST_CONDITIONS = 100
const MOST_VALUES = 5_000
/** A link that is longer, in characters of its criteria, would not fit into the head of a request. */
const LONGEST_CARRIED = 40_000
const KNOWN = new Set(['property', 'limit', 'orderby', 'continuationToken', 'count'])
const KNOWN_TO_SEARCHES = new Set(['continuationToken'])
const SERVICE_PREFIX = /^\/data\/foundation\/[^/]+(?=\/)/

/** Describes the query string of a list. It checks nothing: `parseListQuery` does, with a code of its own for each fault. */
export const DescribedListQuery = Type.Object(
  {
    property: described(
      Type.Array(Type.String(), {
        description: 'Such as `state==enabled`. Repeat it: all have to hold.',
      }),
    ),
    limit: described(
      Type.Integer({
        minimum: 1,
        maximum: MAX_LIMIT,
        default: DEFAULT_LIMIT,
        description: 'How many to answer at most.',
      }),
    ),
    orderby: describedText('A field; with `-` before it, descending.'),
    continuationToken: describedText('From `_links.next.href` of the page before.'),
    count: described(
      Type.Boolean({ default: false, description: '`true` answers with the number alone.' }),
    ),
  },
  { additionalProperties: true },
)

/** Describes the query string of a search; `parseSearch` checks it. */
export const DescribedSearchQuery = Type.Object(
  { continuationToken: describedText('From `_links.next.href` of the page before.') },
  { additionalProperties: true },
)

/** The query string of a list, as the router parsed it. */
export type RawQuery = Record<string, unknown>

/** What a list is asked for: its number only, or a page. */
export type ListRequest =
  | { count: true; filters: Filter[] }
  | ({ count: false } & ListQuery & { limit: number; filters: Filter[] })

/** `token` is undefined on a first page; what the parameters leave out is as the token says. */
interface Asked extends Criteria {
  token?: string
}

/**
 * Reads the parameters that Flow Service's lists share. A continuation token brings the filters, order and limit of the
 * list it was given out for; they may be repeated beside it.
 *
 * @throws {ApiError} with the code that Adobe's catalogue has for the parameter at fault.
 * @see Adobe, "Sort and filter responses in the Flow Service API"
 */
export function parseListQuery(query: RawQuery): ListRequest {
  requireKnown(query, KNOWN)
  return toRequest(askedBy(query), wantsCount(query))
}

/**
 * Reads a search: a list whose parameters come in the body, with `continuationToken` in the query string.
 *
 * `queryString` is conditions joined by `&` (an `&` within double quotes belongs to its value). One with `property=`
 * before it is read as the URL's parameter is, percent signs and plus signs decoded; one without is taken as it stands.
 * An empty text asks for everything.
 *
 * @param body checked against `SearchRequest`.
 * @throws {ApiError} as `parseListQuery`, and QUERY_INVALID if `queryString` holds another parameter of a list.
 */
export function parseSearch(body: SearchRequest, query: RawQuery): ListRequest {
  requireKnown(query, KNOWN_TO_SEARCHES)
  return toRequest(askedBy(query, body), body.count === true)
}

/**
 * A page that the store is asked for with a caller's continuation token.
 *
 * @throws {ApiError} QUERY_INVALID if the store did not give out the token for this list.
 */
export async function readPage<Body extends object>(
  page: Promise<Page<Body>>,
): Promise<Page<Body>> {
  try {
    return await page
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw tokenFault()
  }
}

/**
 * Makes a page's answer. The link to the next page has the documented form, a path of the service with the token as its
 * only parameter; the token brings what the list was asked for.
 *
 * @param url the request's.
 * @param body a search's, none for a list. The next page of a search is a POST to the link, with that body or `{}`.
 */
export function answerPage<Body extends object, Item>(
  page: Page<Body>,
  present: (body: Body) => Item,
  url: string,
  body?: SearchRequest,
): ListOf<Item> {
  const items = page.items.map(({ body: each }) => present(each))
  return { items, _links: linksOf(page, url, body) }
}

/** The same, of items that are text already. */
export function answerTextPage<Body extends object>(
  page: Page<Body>,
  textOf: (resource: Resource<Body>) => string,
  url: string,
): AnswerText {
  return new AnswerText(page.items.map(textOf), linksOf(page, url))
}

function linksOf(
  { next }: Page<object>,
  url: string,
  body?: SearchRequest,
): { next?: { href: string } } {
  return next === undefined ? {} : { next: { href: nextPageOf(url, next, body) } }
}

/** The link to the page that begins at the store's `cursor`; see `answerPage`. */
export function nextPageOf(url: string, cursor: string, body?: SearchRequest): string {
  const [path = '', ...search] = url.split('?')
  const query = queryOf(new URLSearchParams(search.join('?')))
  const { token, ...asked } = askedBy(query, body)
  const carried = token === undefined ? undefined : decodeContinuation(token)
  const criteria = carried ? inherit(asked, carried.criteria) : asked
  const isCarried = JSON.stringify(criteria).length <= LONGEST_CARRIED
  const next = encodeContinuation(cursor, isCarried ? criteria : { property: [] })
  return `${path.replace(SERVICE_PREFIX, '')}?continuationToken=${next}`
}

function askedBy(query: RawQuery, body?: SearchRequest): Asked {
  const [token] = valuesOf(query, 'continuationToken')
  const [limit] = body ? [body.limit?.toString()] : valuesOf(query, 'limit')
  const [orderby] = body ? [body.orderby] : valuesOf(query, 'orderby')
  return {
    property: body ? splitConditions(body.queryString ?? '') : valuesOf(query, 'property'),
    ...(orderby !== undefined && { orderby }),
    ...(limit !== undefined && { limit }),
    ...(token !== undefined && { token }),
  }
}

function toRequest({ token, ...asked }: Asked, count: boolean): ListRequest {
  if (count && asked.limit !== undefined)
    throw new ApiError(
      'LIMIT_WITH_COUNT',
      'Ask for a page with limit, or for the number with count=true.',
    )
  const carried = token === undefined ? undefined : decodeContinuation(token)
  if (token !== undefined && !carried) throw tokenFault()
  const { property, orderby, limit } = carried ? inherit(asked, carried.criteria) : asked
  const filters = filtersOf(property)
  if (count) return { count: true, filters }
  return {
    count: false,
    filters,
    limit: parseLimit(limit),
    ...(orderby !== undefined && { orderBy: parseOrderBy(orderby) }),
    ...(carried && { cursor: carried.cursor }),
  }
}

function filtersOf(property: string[]): Filter[] {
  const filters = property.length > MOST_CONDITIONS ? undefined : property.map(parseProperty)
  const count = filters?.reduce((sum, { values }) => sum + values.length, 0) ?? 0
  if (filters && count <= MOST_VALUES) return filters
  throw new ApiError(
    'QUERY_INVALID',
    `A list is asked for by ${MOST_CONDITIONS} conditions and ${MOST_VALUES} values at most; ask several times for more.`,
  )
}

const inherit = (asked: Criteria, carried: Criteria): Criteria => ({
  ...carried,
  ...asked,
  property: asked.property.length > 0 ? asked.property : carried.property,
})

function tokenFault(): ApiError {
  return new ApiError(
    'QUERY_INVALID',
    'continuationToken is not one that this list gave out with these filters and this order; follow _links.next.href as it stands.',
  )
}

function requireKnown(query: RawQuery, known: Set<string>): void {
  for (const name of Object.keys(query)) {
    if (!known.has(name))
      throw new ApiError('QUERY_UNKNOWN', `"${name}" is not one of ${[...known].join(', ')}.`)
  }
}

function wantsCount(query: RawQuery): boolean {
  const [count = 'false'] = valuesOf(query, 'count')
  const text = count.toLowerCase()
  if (text === 'true' || text === 'false') return text === 'true'
  throw new ApiError('QUERY_INVALID', `count is true or false, not "${count}".`)
}

function parseLimit(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LIMIT
  const limit = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (limit >= 1 && limit <= MAX_LIMIT) return limit
  throw new ApiError(
    'QUERY_INVALID',
    `limit is a whole number from 1 to ${MAX_LIMIT}, not "${text}".`,
  )
}

function valuesOf(query: RawQuery, name: string): string[] {
  const value = query[name]
  if (value === undefined) return []
  return (Array.isArray(value) ? value : [value]).map(String)
}

function queryOf(parameters: URLSearchParams): RawQuery {
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]),
  )
}
