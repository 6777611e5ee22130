import { Type } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { Order } from '../http/compare-documents.ts'
import { described, describedText } from '../http/described-parameter.ts'
import { parseDirectedOrder } from '../http/directed-order.ts'
import type { Filter } from '../storage/resource-store.ts'
import { equalTo, parseCondition, type Condition } from './property-condition.ts'
import { parseTags } from './tag-condition.ts'

const DEFAULT_LIMIT = 20
const MAX_LIMIT = 100

/** What a list of Catalog is asked for. */
export interface CatalogQuery {
  start: number
  limit: number
  /** What the store can tell by itself. */
  filters: Filter[]
  /** What has to be asked of each document beside. */
  conditions: Condition[]
  orders: Order[]
  /** The fields to answer; undefined for all. */
  properties: ReadonlySet<string> | undefined
}

/** Describes the query string that Catalog's lists share. It checks nothing: `parseCatalogQuery` does. */
export const DescribedCatalogQuery = Type.Object(
  {
    limit: described(
      Type.Integer({
        minimum: 1,
        maximum: MAX_LIMIT,
        default: DEFAULT_LIMIT,
        description: 'How many to answer at most.',
      }),
    ),
    start: described(
      Type.Integer({ minimum: 0, default: 0, description: 'How many to pass over.' }),
    ),
    orderBy: describedText('Such as `desc:created` or `name,desc:updated`.'),
    properties: describedText('The fields to answer, with commas between.'),
    property: described(
      Type.Array(Type.String(), {
        description: 'Such as `name~^test`. Repeat it: all have to hold.',
      }),
    ),
    tags: describedText('Such as `name:value,other:*`.'),
    createdAfter: described(Type.Integer({ description: 'Epoch milliseconds, exclusive.' })),
    createdBefore: described(Type.Integer({ description: 'Epoch milliseconds, exclusive.' })),
  },
  { additionalProperties: true },
)

/** How a list's parameters reach what they filter by. */
export interface CatalogFields {
  /** Parameters that are fields' names: `name=a,b` is any of the values, `name=!a,b` is none of them. */
  simple: readonly string[]
  /** Parameters whose field lies deeper, or is called otherwise. */
  paths?: Readonly<Record<string, string[]>>
  /** Parameters for a time after or before which a field has to be. */
  after?: Readonly<Record<string, string[]>>
  before?: Readonly<Record<string, string[]>>
}

export const CREATED_RANGE = {
  after: { createdAfter: ['created'], updatedAfter: ['updated'] },
  before: { createdBefore: ['created'], updatedBefore: ['updated'] },
} satisfies Pick<CatalogFields, 'after' | 'before'>

const SHARED = new Set(['limit', 'start', 'orderBy', 'sort', 'properties', 'property', 'tags'])

/**
 * Reads the query string of a list.
 *
 * @throws {ApiError} QUERY_INVALID, naming the parameter at fault.
 * @see Adobe, "Filter Catalog data using query parameters"
 */
export function parseCatalogQuery(
  query: Readonly<Record<string, unknown>>,
  fields: CatalogFields,
): CatalogQuery {
  const of = (name: string): string[] => {
    const value = query[name]
    return value === undefined ? [] : [value].flat().map(String)
  }
  const asked = { filters: new Array<Filter>(), conditions: new Array<Condition>() }
  for (const name of Object.keys(query)) {
    if (SHARED.has(name)) continue
    for (const text of of(name)) addFilter(asked, fields, name, text)
  }
  return {
    start: numberOf('start', of('start')[0] ?? '0', 0, Number.MAX_SAFE_INTEGER),
    limit: numberOf('limit', of('limit')[0] ?? String(DEFAULT_LIMIT), 1, MAX_LIMIT),
    filters: asked.filters,
    conditions: [
      ...asked.conditions,
      ...of('property').map(parseCondition),
      ...of('tags').map(parseTags),
    ],
    orders: [...of('orderBy'), ...of('sort')].slice(0, 1).flatMap(parseDirectedOrder),
    properties: parseProperties(of('properties')),
  }
}

/** @returns the fields to answer; undefined for all. */
export function parseProperties(values: string[]): ReadonlySet<string> | undefined {
  if (values.length === 0) return undefined
  return new Set(values.flatMap((value) => value.split(',')).map((name) => name.trim()))
}

function addFilter(
  { filters, conditions }: Pick<CatalogQuery, 'filters' | 'conditions'>,
  { simple, paths = {}, after = {}, before = {} }: CatalogFields,
  name: string,
  text: string,
): void {
  const afterPath = after[name]
  const beforePath = before[name]
  const path = paths[name]
  if (text === '')
    throw new ApiError('QUERY_INVALID', `${name} is empty; give a value, or leave it out.`)
  if (afterPath) filters.push({ path: afterPath, operator: '>', values: [timeOf(name, text)] })
  else if (beforePath)
    filters.push({ path: beforePath, operator: '<', values: [timeOf(name, text)] })
  else if (path) filters.push({ path, operator: '==', values: text.split(',') })
  else if (!simple.includes(name)) throw unknownParameter(name, simple)
  else if (text.startsWith('!')) {
    const equal = equalTo(name, text.slice(1).split(','))
    conditions.push((found) => !equal(found))
  } else if (name === 'name' && text.includes('*')) conditions.push(equalTo(name, text.split(',')))
  else filters.push({ path: [name], operator: '==', values: text.split(',') })
}

function timeOf(name: string, text: string): string {
  return String(numberOf(name, text, 0, Number.MAX_SAFE_INTEGER))
}

function numberOf(name: string, text: string, least: number, most: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} on` : `from ${least} to ${most}`
  throw new ApiError('QUERY_INVALID', `${name} is a whole number ${range}, not "${text}".`)
}

const unknownParameter = (name: string, simple: readonly string[]): ApiError =>
  new ApiError(
    'QUERY_INVALID',
    `"${name}" is no parameter of this list; it filters by ${simple.join(', ')}, and by any field with property=.`,
  )
