import { JsonPatch } from '#contract/json-patch.ts'
import { Problem } from '#contract/problem.ts'
import {
  type Container,
  RegistryPage,
  RegistryResource,
  RegistryStats,
  type ResourceType,
} from '#contract/schema-registry.ts'
import { Type } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import { ifMatch } from '../http/etag.ts'
import { callerOf } from '../http/identity.ts'
import type { Caller } from '../tenant.ts'
import { listRepresentation, lookupRepresentation } from './accept.ts'
import { registerDescriptorRoutes } from './descriptor-routes.ts'
import { listResources } from './listing.ts'
import { presentResource, type PresentationSources } from './presentation.ts'
import { ListQuery, nextHref, ResourceParams } from './registry-query.ts'
import { BODIES } from './resource-body.ts'
import type { TenantType } from './resource-types.ts'
import { registerRpcRoutes } from './rpc-routes.ts'
import type { Schemas } from './schemas.ts'
import { registryStats } from './stats.ts'

const tags = ['Schema Registry']

const LIST_DESCRIPTION =
  'Accept: `application/vnd.adobe.xed-id+json`, which is also the answer to a request without a wish, or `application/vnd.adobe.xed+json`. At most 300 without a limit.'
const LOOKUP_DESCRIPTION =
  'Accept: `application/vnd.adobe.xed+json;version=1`, which is also the answer to a request without a wish, or `xed-full` with all fields in one schema; either also with `-notext`; `xed-full-desc` with descriptors, `xed-deprecatefield` with what they deprecate.'

/** As paths spell the types: `mixins` is what field groups were called before. */
const PATHS = {
  schemas: 'schemas',
  classes: 'classes',
  fieldgroups: 'fieldgroups',
  mixins: 'fieldgroups',
  datatypes: 'datatypes',
} as const satisfies Record<string, TenantType>

/**
 * Schema Registry, under `/data/foundation/schemaregistry`.
 *
 * @see Adobe, "Schema Registry API guide"
 */
export function registerSchemaRegistryRoutes(app: App, schemas: Schemas): void {
  for (const [path, type] of Object.entries(PATHS)) {
    registerReads(app, schemas, 'global', path, type)
    registerReads(app, schemas, 'tenant', path, type)
    registerCreate(app, schemas, path, type)
    registerChanges(app, schemas, path, type)
  }
  registerReads(app, schemas, 'global', 'behaviors', 'behaviors')
  registerReads(app, schemas, 'tenant', 'unions', 'unions')
  registerDescriptorRoutes(app, schemas.descriptors)
  registerRpcRoutes(app, schemas)
  registerStats(app, schemas)
  refuseGlobalWrites(app)
}

const sourcesFor = (schemas: Schemas, caller: Caller): PresentationSources => ({
  compose: (resource) => schemas.composeResource(caller, resource),
  descriptorsOf: ({ $id }) => schemas.descriptors.of(caller, $id),
})

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
    response: { 200: RegistryPage, 400: Problem },
  }
  app.get(`/${container}/${path}`, { schema: list }, async (request) => {
    const caller = callerOf(request)
    const representation = listRepresentation(request.headers.accept)
    const { orderby = container === 'global' ? 'title' : 'updated', ...query } = request.query
    const resources = await schemas.list(caller, container, type)
    const { items, next } = listResources(resources, { orderby, ...query })
    const sources = sourcesFor(schemas, caller)
    return {
      results: await Promise.all(
        items.map((item) => presentResource(item, representation, sources)),
      ),
      _page: { orderby, next: next ?? null, count: items.length },
      _links: {
        next: next === undefined ? null : { href: nextHref(request.url, orderby, next) },
        ...(container === 'tenant' &&
          type !== 'unions' && { global_schemas: globalHref(request.url) }),
      },
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
    const caller = callerOf(request)
    const resource = await schemas.get(caller, container, type, request.params.id)
    const representation = lookupRepresentation(request.headers.accept, resource.version)
    return presentResource(resource, representation, sourcesFor(schemas, caller))
  })
}

/** The same list of the library, with the same query. */
const globalHref = (url: string) => ({ href: url.replace('/tenant/', '/global/') })

function registerCreate(app: App, schemas: Schemas, path: string, type: TenantType): void {
  const create = {
    tags,
    summary: `Create one of the ${path}`,
    body: BODIES[type],
    response: { 201: RegistryResource, 400: Problem },
  }
  app.post(`/tenant/${path}`, { schema: create }, async (request, reply) =>
    reply.code(201).send(await schemas.create(callerOf(request), type, request.body)),
  )
}

function registerChanges(app: App, schemas: Schemas, path: string, type: TenantType): void {
  const answers = { 400: Problem, 404: Problem, 412: Problem }
  const replace = {
    tags,
    summary: `Write one of the ${path} anew`,
    description: 'What data by it still needs must stay. If-Match with its eTag is heeded.',
    params: ResourceParams,
    body: BODIES[type],
    response: { 200: RegistryResource, ...answers },
  }
  app.put(`/tenant/${path}/:id`, { schema: replace }, async (request) =>
    schemas.replace(
      callerOf(request),
      { type, id: request.params.id },
      request.body,
      ifMatch(request),
    ),
  )

  const patch = {
    tags,
    summary: `Change one of the ${path}`,
    description: 'By all operations of RFC 6902. If-Match with its eTag is heeded.',
    params: ResourceParams,
    body: JsonPatch,
    response: { 200: RegistryResource, ...answers },
  }
  app.patch(`/tenant/${path}/:id`, { schema: patch }, async (request) =>
    schemas.patch(
      callerOf(request),
      { type, id: request.params.id },
      request.body,
      ifMatch(request),
    ),
  )

  const remove = {
    tags,
    summary: `Delete one of the ${path}`,
    params: ResourceParams,
    response: { 204: Type.Null(), 400: Problem, 404: Problem },
  }
  app.delete(`/tenant/${path}/:id`, { schema: remove }, async (request, reply) => {
    await schemas.remove(callerOf(request), { type, id: request.params.id })
    return reply.code(204).send(null)
  })
}

function registerStats(app: App, schemas: Schemas): void {
  const stats = {
    tags,
    summary: 'Tell the tenant id and what the registry holds',
    response: { 200: RegistryStats },
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
        'The global container is the same for everyone; write to the tenant container.',
      )
    },
  })
}
