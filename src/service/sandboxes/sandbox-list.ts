import type { Sandbox } from '#contract/sandbox.ts'
import { Type, type Static } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import { compareBy, type Order } from '../http/compare-documents.ts'
import { parseDirectedOrder } from '../http/directed-order.ts'
import { parseProperty } from '../http/property-filter.ts'
import { matches } from '../http/property-match.ts'

const DEFAULT_LIMIT = 50

/** @see Adobe, "Sandbox API guide appendix" */
export const SandboxListQuery = Type.Object({
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 1000,
      description: `${DEFAULT_LIMIT} by default; goes together with offset.`,
    }),
  ),
  offset: Type.Optional(Type.Integer({ minimum: 0, description: 'How many to pass over.' })),
  property: Type.Optional(
    Type.Union([Type.Array(Type.String()), Type.String()], {
      description: 'Such as `name==dev`. Repeat it: all have to hold.',
    }),
  ),
  orderBy: Type.Optional(Type.String({ description: 'Such as `desc:created` or `asc:name`.' })),
})

export const Links = Type.Object({
  next: Type.Optional(Type.Object({ href: Type.String(), templated: Type.Boolean() })),
  page: Type.Object({ href: Type.String(), templated: Type.Boolean() }),
})

/** One page of sandboxes, as Adobe's list answers it. */
export interface SandboxPage<Item> {
  sandboxes: Item[]
  _page: { limit: number; count: number }
  _links: Static<typeof Links>
}

/** Names of the query parameter for what answers call otherwise. */
const FIELDS = new Map([
  ['created', 'createdDate'],
  ['updated', 'lastModifiedDate'],
])

/**
 * The page of a list that is asked for.
 *
 * @param path of the list, for the links.
 * @throws {ApiError} QUERY_INVALID, or a fault of `property`.
 */
export function pageOf<Item extends Partial<Sandbox>>(
  path: string,
  items: Item[],
  query: Static<typeof SandboxListQuery>,
): SandboxPage<Item> {
  const { limit = DEFAULT_LIMIT, offset = 0, property = [], orderBy } = query
  if ((query.limit === undefined) !== (query.offset === undefined)) {
    throw new ApiError('QUERY_INVALID', 'limit and offset go together: give both, or none.')
  }
  const filters = [property].flat().map(parseProperty)
  const found = items.filter((item) => filters.every((filter) => matches(item, filter)))
  const sorted = orderBy === undefined ? found : found.toSorted(compareBy(ordersOf(orderBy)))
  const sandboxes = sorted.slice(offset, offset + limit)
  const next = offset + limit
  return {
    sandboxes,
    _page: { limit, count: sandboxes.length },
    _links: {
      ...(next < found.length && {
        next: { href: nextHref(path, query, { limit, offset: next }), templated: false },
      }),
      page: { href: `${path}?limit={limit}&offset={offset}`, templated: true },
    },
  }
}

function ordersOf(orderBy: string): Order[] {
  return parseDirectedOrder(orderBy).map(({ path, descending }) => ({
    path: path.map((field) => FIELDS.get(field) ?? field),
    descending,
  }))
}

function nextHref(
  path: string,
  { property = [], orderBy }: Static<typeof SandboxListQuery>,
  { limit, offset }: { limit: number; offset: number },
): string {
  const parameters = new URLSearchParams({ limit: String(limit), offset: String(offset) })
  for (const each of [property].flat()) parameters.append('property', each)
  if (orderBy !== undefined) parameters.set('orderBy', orderBy)
  return `${path}?${parameters}`
}
