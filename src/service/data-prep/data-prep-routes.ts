import {
  mappingSetPage,
  MappingValidation,
  PreviewAnswer,
  PreviewRequest,
} from '#contract/mapping-preview.ts'
import { Mapping, MappingSet, MappingSetRef, NewMappingSet } from '#contract/mapping-set.ts'
import { Problem } from '#contract/problem.ts'
import type { Json } from '#mapping/json.ts'
import { Type, type Static } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import type { ListQuery as StoreQuery, Scope } from '../storage/resource-store.ts'
import type { MappingSets } from './mapping-sets.ts'
import { outputSchemaOf, type ComposeSchema } from './output-schema.ts'
import { previewMappings, validateMappings } from './preview.ts'

const tags = ['Data Prep']
const MappingSetParams = Type.Object({ id: Type.String() })
const MappingParams = Type.Object({ id: Type.String(), mappingId: Type.String() })
const version = Type.Optional(Type.Integer({ minimum: 0, description: 'By default the newest.' }))
const expandSchema = Type.Optional(
  Type.Boolean({ description: '`true` shows the schema itself in `outputSchema.jsonSchema`.' }),
)
const VersionQuery = Type.Object({ version }, { additionalProperties: false })
const LookUpQuery = Type.Object({ version, expandSchema }, { additionalProperties: false })
const ListQuery = Type.Object(
  {
    limit: Type.Integer({ minimum: 1, maximum: 1000, description: 'How many at most.' }),
    start: Type.Integer({ minimum: 0, maximum: 100_000, description: 'How many to pass over.' }),
    // A plus in a query string that is not encoded arrives as a space.
    orderBy: Type.Optional(
      Type.String({
        pattern: '^[ +-]?(createdDate|updatedDate|lastUpdateDate)$',
        description: '`createdDate` or `updatedDate`; with `-` before it, descending.',
      }),
    ),
    name: Type.Optional(Type.String({ minLength: 1, description: 'Only sets of this name.' })),
    expandSchema,
  },
  { additionalProperties: false },
)
/** The records of a request were parsed from JSON, so that they are JSON. */
const PreviewBody = Type.Object({
  mappingSet: NewMappingSet,
  data: Type.Unsafe<Json>(PreviewRequest.properties.data),
})

/** `/mappingSets` of `/data/foundation/conversion`. All need an identified caller. */
export function registerDataPrepRoutes(
  app: App,
  { mappingSets, composeSchema }: { mappingSets: MappingSets; composeSchema: ComposeSchema },
): void {
  registerReads(app, mappingSets, composeSchema)
  registerWrites(app, mappingSets)
  registerTrials(app, composeSchema)
}

function registerReads(app: App, mappingSets: MappingSets, composeSchema: ComposeSchema): void {
  const list = {
    tags,
    summary: 'List mapping sets',
    querystring: ListQuery,
    response: { 200: mappingSetPage(MappingSet), 400: Problem },
  }
  app.get('/mappingSets', { schema: list }, async (request) => {
    const { start, limit, orderBy, name } = request.query
    const caller = callerOf(request)
    const found = await mappingSets.list(caller, {
      start,
      limit: limit + 1,
      ...(name !== undefined && { name }),
      ...(orderBy !== undefined && { orderBy: orderOf(orderBy) }),
    })
    const sets = found.slice(0, limit)
    const data = request.query.expandSchema
      ? await Promise.all(sets.map((set) => expanded(composeSchema, caller, set)))
      : sets
    const next = { href: nextHref(request.query), templated: false }
    return {
      data,
      _page: { count: data.length, limit },
      _links: found.length > limit ? { next } : {},
    }
  })

  const lookup = {
    tags,
    summary: 'Look up a mapping set',
    params: MappingSetParams,
    querystring: LookUpQuery,
    response: { 200: MappingSet, 400: Problem, 404: Problem },
  }
  app.get('/mappingSets/:id', { schema: lookup }, async (request) => {
    const caller = callerOf(request)
    const set = await mappingSets.get(caller, request.params.id, request.query.version)
    return request.query.expandSchema ? expanded(composeSchema, caller, set) : set
  })

  const listMappings = {
    tags,
    summary: 'List the mappings of a mapping set',
    params: MappingSetParams,
    querystring: VersionQuery,
    response: { 200: Type.Array(Mapping), 404: Problem },
  }
  app.get('/mappingSets/:id/mappings', { schema: listMappings }, async (request) => {
    const { params, query } = request
    const { mappings } = await mappingSets.get(callerOf(request), params.id, query.version)
    return mappings
  })

  const lookupMapping = {
    tags,
    summary: 'Look up a mapping of a mapping set',
    params: MappingParams,
    querystring: VersionQuery,
    response: { 200: Mapping, 404: Problem },
  }
  app.get('/mappingSets/:id/mappings/:mappingId', { schema: lookupMapping }, async (request) => {
    const { id, mappingId } = request.params
    const { mappings } = await mappingSets.get(callerOf(request), id, request.query.version)
    const mapping = mappings.find((candidate) => candidate.id === mappingId)
    if (mapping) return mapping
    throw new ApiError('NOT_FOUND', `Mapping set ${id} has no mapping ${mappingId}.`)
  })
}

function registerWrites(app: App, mappingSets: MappingSets): void {
  const create = {
    tags,
    summary: 'Create a mapping set',
    body: NewMappingSet,
    response: { 200: MappingSetRef, 400: Problem },
  }
  app.post('/mappingSets', { schema: create }, (request) =>
    mappingSets.create(callerOf(request), request.body),
  )

  const replace = {
    tags,
    summary: 'Replace a mapping set by a new version',
    params: MappingSetParams,
    body: NewMappingSet,
    response: { 200: MappingSet, 400: Problem, 404: Problem, 412: Problem },
  }
  app.put('/mappingSets/:id', { schema: replace }, (request) =>
    mappingSets.replace(callerOf(request), request.params.id, request.body),
  )
}

function registerTrials(app: App, composeSchema: ComposeSchema): void {
  const preview = {
    tags,
    summary: 'Map sample records without storing anything',
    body: PreviewBody,
    response: { 200: PreviewAnswer, 400: Problem },
  }
  app.post('/mappingSets/preview', { schema: preview }, async (request) => {
    const { data, mappingSet } = request.body
    const caller = callerOf(request)
    const output = await outputSchemaOf(composeSchema, caller, mappingSet, '/mappingSet')
    return previewMappings(data, mappingSet, output)
  })

  const validate = {
    tags,
    summary: 'Validate a mapping set without storing it',
    body: NewMappingSet,
    response: { 200: MappingValidation, 400: Problem },
  }
  app.post('/mappingSets/validate', { schema: validate }, async (request) => {
    const output = await outputSchemaOf(composeSchema, callerOf(request), request.body)
    return validateMappings(request.body, output)
  })
}

/** The set with the schema that it maps to. One that is gone since stays a reference. */
async function expanded(
  composeSchema: ComposeSchema,
  scope: Scope,
  set: MappingSet,
): Promise<MappingSet> {
  const found = await composeSchema(scope, set.xdmSchema)
  if (!found) return set
  return { ...set, outputSchema: { ...set.outputSchema, jsonSchema: found.schema } }
}

function nextHref({ start, limit, orderBy, name, expandSchema }: Static<typeof ListQuery>): string {
  const parameters = new URLSearchParams({ start: String(start + limit), limit: String(limit) })
  if (orderBy !== undefined) parameters.set('orderBy', orderBy)
  if (name !== undefined) parameters.set('name', name)
  if (expandSchema !== undefined) parameters.set('expandSchema', String(expandSchema))
  return `/mappingSets?${parameters}`
}

/** @see Adobe, "Data Prep API": `updatedDate` is the date that answers call `modifiedDate`. */
function orderOf(orderBy: string): NonNullable<StoreQuery['orderBy']> {
  const field = orderBy.endsWith('createdDate') ? 'createdDate' : 'modifiedDate'
  return { path: [field], descending: orderBy.startsWith('-') }
}
