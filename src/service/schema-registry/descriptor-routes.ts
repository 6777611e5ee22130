import {
  Descriptor,
  DescriptorPage,
  DescriptorsByType,
  NewDescriptor,
} from '#contract/schema-registry-descriptors.ts'
import { Problem } from '#contract/problem.ts'
import { Type } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import {
  descriptorListing,
  type DescriptorListing,
  requireDescriptorAccepted,
} from './descriptor-accept.ts'
import type { Descriptors } from './descriptors.ts'
import { listResources } from './listing.ts'
import { ListQuery, nextHref } from './registry-query.ts'

const tags = ['Schema Registry']
const params = Type.Object({ id: Type.String({ description: 'The `@id`.' }) })

/** Descriptors of the tenant container; the global one has none. @see Adobe, "Descriptors endpoint" */
export function registerDescriptorRoutes(app: App, descriptors: Descriptors): void {
  registerReads(app, descriptors)
  const create = {
    tags,
    summary: "Create a descriptor of a schema's field",
    body: NewDescriptor,
    response: { 201: Descriptor, 400: Problem },
  }
  app.post('/tenant/descriptors', { schema: create }, async (request, reply) =>
    reply.code(201).send(await descriptors.create(callerOf(request), request.body)),
  )

  const replace = {
    tags,
    summary: 'Write a descriptor anew',
    params,
    body: NewDescriptor,
    response: { 200: Descriptor, 400: Problem, 404: Problem },
  }
  app.put('/tenant/descriptors/:id', { schema: replace }, async (request) =>
    descriptors.replace(callerOf(request), request.params.id, request.body),
  )

  const remove = {
    tags,
    summary: 'Delete a descriptor',
    params,
    response: { 204: Type.Null(), 400: Problem, 404: Problem },
  }
  app.delete('/tenant/descriptors/:id', { schema: remove }, async (request, reply) => {
    await descriptors.remove(callerOf(request), request.params.id)
    return reply.code(204).send(null)
  })
}

function registerReads(app: App, descriptors: Descriptors): void {
  for (const container of ['global', 'tenant'] as const) {
    const list = {
      tags,
      summary: `List the descriptors of the ${container} container`,
      description:
        'Accept: `application/vnd.adobe.xdm+json`, which is also the answer to a request without a wish, `xdm-id` or `xdm-link`, each by type; `xdm-v2`, `xdm-v2-id` or `xdm-v2-link` in pages.',
      querystring: ListQuery,
      response: { 200: Type.Union([DescriptorPage, DescriptorsByType]), 400: Problem },
    }
    app.get(`/${container}/descriptors`, { schema: list }, async (request) => {
      const listing = descriptorListing(request.headers.accept)
      const { orderby = 'updated', ...query } = request.query
      const found = container === 'tenant' ? await descriptors.list(callerOf(request)) : []
      if (!listing.isPaged) {
        const filter = query.property ? { property: query.property } : {}
        return byType(allOf(found, { orderby, ...filter }), listing)
      }
      const { items, next } = listResources(found, { orderby, ...query })
      return {
        results: items.map((item) => shown(item, listing)),
        _page: { orderby, next: next ?? null, count: items.length },
        _links: {
          next: next === undefined ? null : { href: nextHref(request.url, orderby, next) },
        },
      }
    })

    const lookup = {
      tags,
      summary: `Look up one of the descriptors of the ${container} container`,
      params,
      response: { 200: Descriptor, 400: Problem, 404: Problem },
    }
    app.get(`/${container}/descriptors/:id`, { schema: lookup }, async (request) => {
      requireDescriptorAccepted(request.headers.accept)
      if (container === 'tenant') return descriptors.get(callerOf(request), request.params.id)
      throw new ApiError(
        'SCHEMA_NOT_FOUND',
        'The global container has no descriptors; those of the organisation are under /tenant/descriptors.',
      )
    })
  }
}

/** Lists by type have no pages: as many as there are. */
const allOf = (
  found: Descriptor[],
  listing: { orderby: string; property?: string[] },
): Descriptor[] => listResources(found, { ...listing, limit: found.length }).items

const byType = (found: Descriptor[], listing: DescriptorListing) =>
  Object.fromEntries(
    [...Map.groupBy(found, (descriptor) => descriptor['@type'])].map(([type, items]) => [
      type,
      items.map((item) => shown(item, listing)),
    ]),
  )

function shown(descriptor: Descriptor, { form }: DescriptorListing): Descriptor | string {
  if (form === 'whole') return descriptor
  const id = descriptor['@id']
  return form === 'id' ? id : `/tenant/descriptors/${id}`
}
