import { CountAnswer, listOf } from '#contract/entity.ts'
import { Problem } from '#contract/problem.ts'
import { FoundSpec, SpecSearchRequest } from '#contract/specs.ts'
import { Type, type TSchema } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import { ifMatch, OptionalIfMatch } from '../http/etag.ts'
import { callerOf } from '../http/identity.ts'
import {
  DescribedSearchQuery,
  nextPageOf,
  parseListQuery,
  parseSearch,
  type RawQuery,
} from '../http/list-query.ts'
import { requireView } from '../http/permissions.ts'
import type { Filter } from '../storage/resource-store.ts'
import { findSpecs, searchSpecs } from './spec-reads.ts'
import type { AnySpec } from './spec-rules.ts'
import type { SpecShelf } from './spec-shelf.ts'
import type { SpecWrites } from './spec-writes.ts'

/** One kind of spec's part of the API. */
export interface SpecRoutes<Given extends Pick<AnySpec, 'permissionsInfo'>, Spec extends AnySpec> {
  path: '/connectionSpecs' | '/flowSpecs'
  tag: string
  noun: 'connection spec' | 'flow spec'
  shelf: SpecShelf<Spec>
  writes: SpecWrites<Given, Spec>
  schema: { write: TSchema; read: TSchema }
  /** Whether a new one is answered in a list. Adobe shows that of connection specs, and of flow specs the bare document. */
  listsCreated: boolean
}

const SpecQuery = Type.Object(
  {
    property: Type.Optional(
      Type.Union([Type.String(), Type.Array(Type.String())], {
        description: 'A filter, such as `name=="amazon-s3"`; several have to hold together.',
      }),
    ),
  },
  { additionalProperties: true },
)
const SpecParams = Type.Object({ id: Type.String() })

/** List, search, read, make and replace one kind of spec. Lists take `property` filters only, and are never paged. */
export function registerSpecRoutes<
  Given extends Pick<AnySpec, 'permissionsInfo'>,
  Spec extends AnySpec,
>(app: App, routes: SpecRoutes<Given, Spec>): void {
  registerReads(app, routes)
  registerSearch(app, routes)
  registerWrites(app, routes)
}

function registerReads<Given extends Pick<AnySpec, 'permissionsInfo'>, Spec extends AnySpec>(
  app: App,
  { path, tag, noun, shelf, schema }: SpecRoutes<Given, Spec>,
): void {
  const list = {
    tags: [tag],
    summary: `List ${noun}s`,
    querystring: SpecQuery,
    response: { 200: listOf(schema.read), 400: Problem },
  }
  app.get(path, { schema: list }, async (request) => ({
    items: findSpecs(shelf, callerOf(request), filtersOf(request.query)),
  }))

  const lookup = {
    tags: [tag],
    summary: `Look up a ${noun}`,
    params: SpecParams,
    response: { 200: listOf(schema.read), 403: Problem, 404: Problem },
  }
  app.get(`${path}/:id`, { schema: lookup }, async (request, reply) => {
    const { id } = request.params
    const caller = callerOf(request)
    const known = shelf.find(caller, id)
    if (!known) throw new ApiError('NOT_FOUND', `There is no ${noun} ${id}.`)
    requireView(caller, known.permissionsInfo, `the ${noun} "${id}"`)
    if (known.etag !== undefined) void reply.header('etag', known.etag)
    return { items: findSpecs(shelf, caller, [byId(id)]) }
  })
}

function registerSearch<Given extends Pick<AnySpec, 'permissionsInfo'>, Spec extends AnySpec>(
  app: App,
  { path, tag, noun, shelf }: SpecRoutes<Given, Spec>,
): void {
  const search = {
    tags: [tag],
    summary: `Search ${noun}s`,
    querystring: DescribedSearchQuery,
    body: SpecSearchRequest,
    response: { 200: Type.Union([listOf(FoundSpec), CountAnswer]), 400: Problem },
  }
  app.post(`${path}/search`, { schema: search }, async (request) => {
    const { body, url } = request
    const found = searchSpecs(shelf, callerOf(request), body, parseSearch(body, request.query))
    if ('count' in found) return found
    const { items, next } = found
    const links = next === undefined ? {} : { next: { href: nextPageOf(url, next, body) } }
    return { items, _links: links }
  })
}

function registerWrites<Given extends Pick<AnySpec, 'permissionsInfo'>, Spec extends AnySpec>(
  app: App,
  { path, tag, noun, writes, schema, listsCreated }: SpecRoutes<Given, Spec>,
): void {
  const create = {
    tags: [tag],
    summary: `Create a ${noun}`,
    body: schema.write,
    response: {
      201: listsCreated ? listOf(schema.read) : schema.read,
      400: Problem,
      403: Problem,
    },
  }
  app.post(path, { schema: create }, async (request, reply) => {
    const spec = await writes.create(callerOf(request), request.body)
    return reply
      .code(201)
      .headers({ etag: spec.etag, location: `${request.url}/${spec.id}` })
      .send(listsCreated ? { items: [spec] } : spec)
  })

  const replace = {
    tags: [tag],
    summary: `Replace a ${noun}`,
    params: SpecParams,
    headers: OptionalIfMatch,
    body: schema.write,
    response: { 200: listOf(schema.read), 400: Problem, 403: Problem, 404: Problem, 412: Problem },
  }
  app.put(`${path}/:id`, { schema: replace }, async (request, reply) => {
    const { id } = request.params
    const spec = await writes.replace(callerOf(request), id, request.body, ifMatch(request))
    return reply.headers({ etag: spec.etag }).send({ items: [spec] })
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
