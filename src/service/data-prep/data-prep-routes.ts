import {
  mappingSetPage,
  MappingValidation,
  PreviewAnswer,
  PreviewRequest,
} from '#contract/mapping-preview.ts'
import { Mapping, MappingSet, MappingSetRef, NewMappingSet } from '#contract/mapping-set.ts'
import type { Json } from '#mapping/json.ts'
import { Type } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import type { ListQuery } from '../storage/resource-store.ts'
import type { MappingSets } from './mapping-sets.ts'
import { outputSchemaOf, type ComposeSchema } from './output-schema.ts'
import { previewMappings, validateMappings } from './preview.ts'

const tags = ['Data Prep']
const byId = Type.Object({ id: Type.String() })
const byMappingId = Type.Object({ id: Type.String(), mappingId: Type.String() })
const versionQuery = Type.Object(
  { version: Type.Optional(Type.Integer({ minimum: 0, description: 'By default the newest.' })) },
  { additionalProperties: false },
)
const listQuery = Type.Object(
  {
    limit: Type.Integer({ minimum: 1, maximum: 1000 }),
    start: Type.Integer({ minimum: 0, maximum: 100_000 }),
    // A plus in a query string that is not encoded arrives as a space.
    orderBy: Type.Optional(Type.String({ pattern: '^[ +-]?(createdDate|updatedDate)$' })),
  },
  { additionalProperties: false },
)
/** The records of a request were parsed from JSON, so that they are JSON. */
const previewBody = Type.Object({
  mappingSet: NewMappingSet,
  data: Type.Unsafe<Json>(PreviewRequest.properties.data),
})

/** `/mappingSets` of `/data/foundation/conversion`. All need an identified caller. */
export function registerDataPrepRoutes(
  app: App,
  { mappingSets, composeSchema }: { mappingSets: MappingSets; composeSchema: ComposeSchema },
): void {
  app.post(
    '/mappingSets',
    { schema: { tags, body: NewMappingSet, response: { 200: MappingSetRef } } },
    (request) => mappingSets.create(callerOf(request), request.body),
  )

  app.get(
    '/mappingSets',
    { schema: { tags, querystring: listQuery, response: { 200: mappingSetPage(MappingSet) } } },
    async (request) => {
      const { start, limit, orderBy } = request.query
      const order = orderBy === undefined ? {} : { orderBy: orderOf(orderBy) }
      const data = await mappingSets.list(callerOf(request), { start, limit, ...order })
      return { data, _page: { count: data.length, limit } }
    },
  )

  app.post(
    '/mappingSets/preview',
    { schema: { tags, body: previewBody, response: { 200: PreviewAnswer } } },
    async (request) => {
      const { data, mappingSet } = request.body
      const caller = callerOf(request)
      const output = await outputSchemaOf(composeSchema, caller, mappingSet, '/mappingSet')
      return previewMappings(data, mappingSet, output)
    },
  )

  app.post(
    '/mappingSets/validate',
    { schema: { tags, body: NewMappingSet, response: { 200: MappingValidation } } },
    async (request) => {
      const output = await outputSchemaOf(composeSchema, callerOf(request), request.body)
      return validateMappings(request.body, output)
    },
  )

  app.get(
    '/mappingSets/:id',
    { schema: { tags, params: byId, querystring: versionQuery, response: { 200: MappingSet } } },
    (request) => mappingSets.get(callerOf(request), request.params.id, request.query.version),
  )

  app.put(
    '/mappingSets/:id',
    { schema: { tags, params: byId, body: NewMappingSet, response: { 200: MappingSet } } },
    (request) => mappingSets.replace(callerOf(request), request.params.id, request.body),
  )

  app.get(
    '/mappingSets/:id/mappings',
    { schema: { tags, params: byId, response: { 200: Type.Array(Mapping) } } },
    async (request) => (await mappingSets.get(callerOf(request), request.params.id)).mappings,
  )

  app.get(
    '/mappingSets/:id/mappings/:mappingId',
    { schema: { tags, params: byMappingId, response: { 200: Mapping } } },
    async (request) => {
      const { id, mappingId } = request.params
      const { mappings } = await mappingSets.get(callerOf(request), id)
      const mapping = mappings.find((candidate) => candidate.id === mappingId)
      if (mapping) return mapping
      throw new ApiError('NOT_FOUND', `Mapping set ${id} has no mapping ${mappingId}.`)
    },
  )
}

/** @see Adobe, "Data Prep API": `updatedDate` is the date that answers call `modifiedDate`. */
function orderOf(orderBy: string): NonNullable<ListQuery['orderBy']> {
  const field = orderBy.endsWith('createdDate') ? 'createdDate' : 'modifiedDate'
  return { path: [field], descending: orderBy.startsWith('-') }
}
