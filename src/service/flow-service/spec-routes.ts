import { listOf } from '#contract/entity.ts'
import { Problem } from '#contract/problem.ts'
import { ConnectionSpec, FlowSpec } from '#contract/specs.ts'
import { Type } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import { parseListQuery, type RawQuery } from '../http/list-query.ts'
import type { Filter } from '../storage/resource-store.ts'
import type { SpecCatalogue } from './spec-catalogue.ts'

const SpecQuery = Type.Object(
  { property: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])) },
  { additionalProperties: true },
)
const SpecParams = Type.Object({ id: Type.String() })

/** `/connectionSpecs` and `/flowSpecs`: their lists take `property` filters only, and are never paged. */
export function registerSpecRoutes(app: App, specs: SpecCatalogue): void {
  registerConnectionSpecs(app, specs)
  registerFlowSpecs(app, specs)
}

function registerConnectionSpecs(app: App, specs: SpecCatalogue): void {
  const tags = ['Connection specs']

  const list = {
    tags,
    summary: 'List connection specs',
    querystring: SpecQuery,
    response: { 200: listOf(ConnectionSpec), 400: Problem },
  }
  app.get('/connectionSpecs', { schema: list }, async (request) => ({
    items: specs.connectionSpecs(callerOf(request), filtersOf(request.query)),
  }))

  const lookup = {
    tags,
    summary: 'Look up a connection spec',
    params: SpecParams,
    response: { 200: listOf(ConnectionSpec), 404: Problem },
  }
  app.get('/connectionSpecs/:id', { schema: lookup }, async (request) => {
    const { id } = request.params
    const found = specs.connectionSpecs(callerOf(request), [byId(id)])
    return { items: required(found, 'connection spec', id) }
  })
}

function registerFlowSpecs(app: App, specs: SpecCatalogue): void {
  const tags = ['Flow specs']

  const list = {
    tags,
    summary: 'List flow specs',
    querystring: SpecQuery,
    response: { 200: listOf(FlowSpec), 400: Problem },
  }
  app.get('/flowSpecs', { schema: list }, async (request) => ({
    items: specs.flowSpecs(callerOf(request), filtersOf(request.query)),
  }))

  const lookup = {
    tags,
    summary: 'Look up a flow spec',
    params: SpecParams,
    response: { 200: listOf(FlowSpec), 404: Problem },
  }
  app.get('/flowSpecs/:id', { schema: lookup }, async (request) => {
    const { id } = request.params
    return { items: required(specs.flowSpecs(callerOf(request), [byId(id)]), 'flow spec', id) }
  })
}

const byId = (id: string): Filter => ({ path: ['id'], operator: '==', values: [id] })

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
