import type { ListOf } from '#contract/entity.ts'
import { Type } from 'typebox'
import type { Filter, ListQuery, Page } from '../storage/resource-store.ts'
import { ApiError } from './api-error.ts'
import { parseOrderBy, parseProperty } from './property-filter.ts'

const DEFAULT_LIMIT = 100
const MAX_LIMIT = 1000
const KNOWN = new Set(['property', 'limit', 'orderby', 'continuationToken', 'count'])

/** Describes the query string of a list. It checks nothing: `parseListQuery` does, with a code of its own for each fault. */
export const DescribedListQuery = Type.Object(
  {
    property: Type.Optional(
      Type.Unknown({ description: 'Such as `state==enabled`. Repeat it: all have to hold.' }),
    ),
    limit: Type.Optional(
      Type.Unknown({ description: `1 to ${MAX_LIMIT}; ${DEFAULT_LIMIT} by default.` }),
    ),
    orderby: Type.Optional(
      Type.Unknown({ description: 'A field; with `-` before it, descending.' }),
    ),
    continuationToken: Type.Optional(
      Type.Unknown({ description: 'From `_links.next.href` of the page before.' }),
    ),
    count: Type.Optional(Type.Unknown({ description: '`true` answers with the number alone.' })),
  },
  { additionalProperties: true },
)

/** The query string of a list, as the router parsed it. */
export type RawQuery = Record<string, unknown>

/** What a list is asked for: its number only, or a page. */
export type ListRequest =
  | { count: true; filters: Filter[] }
  | ({ count: false } & ListQuery & { limit: number; filters: Filter[] })

/**
 * Reads the parameters that Flow Service's lists share.
 *
 * @throws {ApiError} with the code that Adobe's catalogue has for the parameter at fault.
 * @see Adobe, "Sort and filter responses in the Flow Service API"
 */
export function parseListQuery(query: RawQuery): ListRequest {
  for (const name of Object.keys(query)) {
    if (!KNOWN.has(name))
      throw new ApiError('QUERY_UNKNOWN', `"${name}" is not one of ${[...KNOWN].join(', ')}.`)
  }
  const filters = valuesOf(query, 'property').map(parseProperty)
  const [limit] = valuesOf(query, 'limit')
  const [orderby] = valuesOf(query, 'orderby')
  const [cursor] = valuesOf(query, 'continuationToken')
  if (wantsCount(query)) {
    if (limit !== undefined)
      throw new ApiError(
        'LIMIT_WITH_COUNT',
        'Ask for a page with limit, or for the number with count=true.',
      )
    return { count: true, filters }
  }
  return {
    count: false,
    filters,
    limit: parseLimit(limit),
    ...(orderby !== undefined && { orderBy: parseOrderBy(orderby) }),
    ...(cursor !== undefined && { cursor }),
  }
}

/**
 * A page that the store is asked for with a caller's continuation token.
 *
 * @throws {ApiError} QUERY_INVALID if the store did not give out the token.
 */
export async function readPage<Body extends object>(
  page: Promise<Page<Body>>,
): Promise<Page<Body>> {
  try {
    return await page
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ApiError(
      'QUERY_INVALID',
      'continuationToken is not one that a list gave out; follow _links.next.href as it stands.',
    )
  }
}

/** Makes a page's answer. The link to the next page repeats the query with a new token. */
export function answerPage<Body extends object, Item>(
  page: Page<Body>,
  present: (body: Body) => Item,
  url: string,
): ListOf<Item> {
  const items = page.items.map(({ body }) => present(body))
  if (page.next === undefined) return { items, _links: {} }
  const [path = '', ...search] = url.split('?')
  const parameters = new URLSearchParams(search.join('?'))
  parameters.set('continuationToken', page.next)
  return { items, _links: { next: { href: `${path}?${parameters}` } } }
}

function wantsCount(query: RawQuery): boolean {
  const [count = 'false'] = valuesOf(query, 'count')
  if (count === 'true' || count === 'false') return count === 'true'
  throw new ApiError('QUERY_INVALID', `count is true or false, not "${count}".`)
}

function parseLimit(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LIMIT
  const limit = Number(text)
  if (Number.isInteger(limit) && limit >= 1 && limit <= MAX_LIMIT) return limit
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
