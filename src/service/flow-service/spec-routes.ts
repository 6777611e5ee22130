import { listOf } from '#contract/entity.ts'
import { ConnectionSpec, FlowSpec } from '#contract/specs.ts'
import { Type } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import { parseListQuery, type RawQuery } from '../http/list-query.ts'
import type { Filter } from '../storage/resource-store.ts'
import type { SpecCatalogue } from './spec-catalogue.ts'

const specQuery = Type.Object(
  { property: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])) },
  { additionalProperties: true },
)
const byId = Type.Object({ id: Type.String() })

/** `/connectionSpecs` and `/flowSpecs`: their lists take `property` filters only, and are never paged. */
export function registerSpecRoutes(app: App, specs: SpecCatalogue): void {
  app.get(
    '/connectionSpecs',
    {
      schema: {
        tags: ['Connection specs'],
        querystring: specQuery,
        response: { 200: listOf(ConnectionSpec) },
      },
    },
    async (request) => ({
      items: specs.connectionSpecs(callerOf(request), filtersOf(request.query)),
    }),
  )

  app.get(
    '/connectionSpecs/:id',
    {
      schema: {
        tags: ['Connection specs'],
        params: byId,
        response: { 200: listOf(ConnectionSpec) },
      },
    },
    async (request) => {
      const filter: Filter = { path: ['id'], operator: '==', values: [request.params.id] }
      return {
        items: required(
          specs.connectionSpecs(callerOf(request), [filter]),
          'connection spec',
          request.params.id,
        ),
      }
    },
  )

  app.get(
    '/flowSpecs',
    {
      schema: { tags: ['Flow specs'], querystring: specQuery, response: { 200: listOf(FlowSpec) } },
    },
    async (request) => ({ items: specs.flowSpecs(filtersOf(request.query)) }),
  )

  app.get(
    '/flowSpecs/:id',
    { schema: { tags: ['Flow specs'], params: byId, response: { 200: listOf(FlowSpec) } } },
    async (request) => {
      const filter: Filter = { path: ['id'], operator: '==', values: [request.params.id] }
      return { items: required(specs.flowSpecs([filter]), 'flow spec', request.params.id) }
    },
  )
}

/** @throws {ApiError} QUERY_UNKNOWN for what other lists take and these do not. */
function filtersOf(query: RawQuery): Filter[] {
  const other = Object.keys(query).find((name) => name !== 'property')
  if (other !== undefined)
    throw new ApiError('QUERY_UNKNOWN', `"${other}" is not property; specs are listed whole.`)
  return parseListQuery(query).filters
}

function required<Item>(items: Item[], noun: string, id: string): Item[] {
  if (items.length > 0) return items
  throw new ApiError('NOT_FOUND', `There is no ${noun} ${id}.`)
}
