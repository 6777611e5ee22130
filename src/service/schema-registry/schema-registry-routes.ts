import { Problem } from '#contract/problem.ts'
import {
  type Container,
  NewSchema,
  RegistryResource,
  type ResourceType,
} from '#contract/schema-registry.ts'
import { Type } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import { listRepresentation, lookupRepresentation } from './accept.ts'
import { listResources } from './listing.ts'
import { presentResource } from './presentation.ts'
import type { Schemas } from './schemas.ts'
import { registryStats } from './stats.ts'

const tags = ['Schema Registry']

const ResourceParams = Type.Object({
  id: Type.String({ description: 'The `$id`, URL-encoded, or the `meta:altId`.' }),
})

const LIST_DESCRIPTION =
  'Accept: `application/vnd.adobe.xed-id+json`, which is also the answer to a request without a wish, or `application/vnd.adobe.xed+json`.'
const LOOKUP_DESCRIPTION =
  'Accept: `application/vnd.adobe.xed+json;version=1`, which is also the answer to a request without a wish, or `xed-full` with all fields in one schema; either also with `-notext` or `-desc`.'

const ListQuery = Type.Object({
  orderby: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        'Fields, comma-separated, `-` before one for descending; also `created` and `updated`.',
    }),
  ),
  start: Type.Optional(
    Type.String({ description: 'Begin after this value of the first field of orderby.' }),
  ),
  limit: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 500,
      description: 'A hint: resources with one value of the first field stay together.',
    }),
  ),
  property: Type.Optional(
    Type.Array(Type.String(), {
      description: '`field==value` or `field!=value`, such as `meta:intendedToExtend==…`.',
    }),
  ),
})

const ResourceList = Type.Object({
  results: Type.Array(Type.Partial(RegistryResource, { additionalProperties: true })),
  _page: Type.Object({
    orderby: Type.String(),
    next: Type.Optional(Type.String({ description: 'The `start` of the next page.' })),
    count: Type.Integer(),
  }),
  _links: Type.Object({ next: Type.Optional(Type.Object({ href: Type.String() })) }),
})

const Stats = Type.Object(
  { imsOrg: Type.String(), tenantId: Type.String() },
  { additionalProperties: true, description: 'What the registry holds for the organisation.' },
)

/** As paths spell the types: `mixins` is what field groups were called before. */
const PATHS: Record<string, ResourceType> = {
  schemas: 'schemas',
  classes: 'classes',
  fieldgroups: 'fieldgroups',
  mixins: 'fieldgroups',
  datatypes: 'datatypes',
}

/**
 * Schema Registry, under `/data/foundation/schemaregistry`.
 *
 * @see Adobe, "Schema Registry API guide"
 */
export function registerSchemaRegistryRoutes(app: App, schemas: Schemas): void {
  for (const [path, type] of Object.entries(PATHS)) {
    registerReads(app, schemas, 'global', path, type)
    registerReads(app, schemas, 'tenant', path, type)
  }
  registerReads(app, schemas, 'global', 'behaviors', 'behaviors')
  registerSchemaWrites(app, schemas)
  registerStats(app, schemas)
  refuseGlobalWrites(app)
}

function registerReads(
  app: App,
  schemas: Schemas,
  container: Container,
  path: string,
  type: ResourceType,
): void {
  const list = {
    tags,
    summary: `List the ${path} of the ${container} container`,
    description: LIST_DESCRIPTION,
    querystring: ListQuery,
    response: { 200: ResourceList, 400: Problem },
  }
  app.get(`/${container}/${path}`, { schema: list }, async (request) => {
    const representation = listRepresentation(request.headers.accept)
    const { orderby = container === 'global' ? 'title' : 'updated', ...query } = request.query
    const resources = await schemas.list(callerOf(request), container, type)
    const { items, next } = listResources(resources, { orderby, ...query })
    return {
      results: items.map((item) => presentResource(item, representation, schemas.composeResource)),
      _page: { orderby, ...(next !== undefined && { next }), count: items.length },
      _links: next === undefined ? {} : { next: { href: nextHref(request.url, orderby, next) } },
    }
  })

  const lookup = {
    tags,
    summary: `Look up one of the ${path} of the ${container} container`,
    description: LOOKUP_DESCRIPTION,
    params: ResourceParams,
    response: {
      200: Type.Partial(RegistryResource, { additionalProperties: true }),
      400: Problem,
      404: Problem,
      406: Problem,
    },
  }
  app.get(`/${container}/${path}/:id`, { schema: lookup }, async (request) => {
    const resource = await schemas.get(callerOf(request), container, type, request.params.id)
    const representation = lookupRepresentation(request.headers.accept, resource.version)
    return presentResource(resource, representation, schemas.composeResource)
  })
}

function registerSchemaWrites(app: App, schemas: Schemas): void {
  const create = {
    tags,
    summary: 'Create a schema from a class and field groups',
    body: NewSchema,
    response: { 201: RegistryResource, 400: Problem },
  }
  app.post('/tenant/schemas', { schema: create }, async (request, reply) =>
    reply.code(201).send(await schemas.create(callerOf(request), request.body)),
  )

  const remove = {
    tags,
    summary: 'Delete a schema',
    params: ResourceParams,
    response: { 204: Type.Null(), 400: Problem, 404: Problem },
  }
  app.delete('/tenant/schemas/:id', { schema: remove }, async (request, reply) => {
    await schemas.remove(callerOf(request), request.params.id)
    return reply.code(204).send(null)
  })
}

function registerStats(app: App, schemas: Schemas): void {
  const stats = {
    tags,
    summary: 'Tell the tenant id and what the registry holds',
    response: { 200: Stats },
  }
  app.get('/stats', { schema: stats }, async (request) => registryStats(schemas, callerOf(request)))
}

function refuseGlobalWrites(app: App): void {
  app.route({
    method: ['POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/global/*',
    schema: { hide: true },
    handler: () => {
      throw new ApiError(
        'CONTAINER_READ_ONLY',
        'The global container is the same for everyone; create schemas with POST /tenant/schemas.',
      )
    },
  })
}

function nextHref(url: string, orderby: string, start: string): string {
  const [path = '', search = ''] = url.split('?', 2)
  const parameters = new URLSearchParams(search)
  parameters.set('orderby', orderby)
  parameters.set('start', start)
  return `${path}?${parameters}`
}
