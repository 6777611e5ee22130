import { CountAnswer, EntityRef, listOf } from '#contract/entity.ts'
import { JsonPatch } from '#contract/json-patch.ts'
import { Problem } from '#contract/problem.ts'
import { Type, type TSchema } from 'typebox'
import { AnswerText } from '../http/answer-text.ts'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import { ifMatch, OptionalIfMatch, RequiredIfMatch, requireIfMatch } from '../http/etag.ts'
import type { Reads } from '../http/direct-reads.ts'
import { callerOf } from '../http/identity.ts'
import { answerTextPage, DescribedListQuery, parseListQuery } from '../http/list-query.ts'
import type { Entities, Entity } from './entities.ts'
import { registerActions, type Publishable } from './entity-actions.ts'
import { registerSearch } from './entity-search.ts'
import { PresentedTexts } from './presented-texts.ts'
import { originOf } from './request-origin.ts'
import type { Operation } from './state-action.ts'

/** Told of what is read below a path, so that it can be answered before the router. */
export type AddReads = (path: string, reads: Reads) => void

/** One entity's part of the API. `present` makes what readers see; `origin` is scheme, host and port of the request. */
export interface EntityRoutes<Fields extends { name: string }> {
  path: '/connections' | '/sourceConnections' | '/targetConnections' | '/flows'
  tag: string
  entities: Entities<Fields>
  schema: { create: TSchema; read: TSchema }
  present: (entity: Entity<Fields>, origin: string) => { id: string }
  /** Its operations beside PUBLISH. */
  operations: readonly Operation[]
  /** What else is published under its path: documents use that of connections for those at either end. */
  alsoPublished?: readonly Publishable[]
  /** Whether it is searched, and whether a search may ask for some fields only. */
  search?: 'whole' | 'fields'
  addReads: AddReads | undefined
}

const EntityParams = Type.Object({ id: Type.String() })
const ModeQuery = Type.Object({
  mode: Type.Optional(Type.String({ description: '`draft` stores it without using it.' })),
})

/** Create, list, search, read, patch, act on and delete one kind of entity. */
export function registerEntityRoutes<Fields extends { name: string }>(
  app: App,
  routes: EntityRoutes<Fields>,
): void {
  registerReads(app, routes)
  if (routes.search) registerSearch(app, routes)
  registerWrites(app, routes)
  registerActions(app, routes)
}

function registerReads<Fields extends { name: string }>(
  app: App,
  { path, tag, entities, schema, present, addReads }: EntityRoutes<Fields>,
): void {
  const reads = readsOf(entities, present)
  addReads?.(path, reads)
  const list = {
    tags: [tag],
    summary: `List ${entities.noun}s`,
    querystring: DescribedListQuery,
    response: { 200: Type.Union([listOf(schema.read), CountAnswer]), 400: Problem },
  }
  app.get(path, { schema: list }, async (request) => {
    const { url, query } = request
    const { body } = await reads.list(callerOf(request), query, { url, origin: originOf(request) })
    return body
  })

  const lookup = {
    tags: [tag],
    summary: `Look up a ${entities.noun}`,
    params: EntityParams,
    response: { 200: listOf(schema.read), 403: Problem, 404: Problem },
  }
  app.get(`${path}/:id`, { schema: lookup }, async (request, reply) => {
    const caller = callerOf(request)
    const { body, etag } = await reads.one(caller, request.params.id, originOf(request))
    return reply.header('etag', etag).send(body)
  })
}

function readsOf<Fields extends { name: string }>(
  entities: Entities<Fields>,
  present: EntityRoutes<Fields>['present'],
): Reads {
  const texts = new PresentedTexts(present)
  return {
    async one(caller, id, origin) {
      const entity = await entities.read(caller, id)
      return { body: new AnswerText([texts.of(entity, origin)]), etag: entity.etag }
    },
    async list(caller, raw, { origin, url }) {
      const query = parseListQuery(raw)
      if (query.count) return { body: { count: await entities.count(caller, query) } }
      const page = await entities.list(caller, query)
      return { body: answerTextPage(page, (entity) => texts.of(entity, origin), url) }
    },
  }
}

function registerWrites<Fields extends { name: string }>(
  app: App,
  { path, tag, entities, schema }: EntityRoutes<Fields>,
): void {
  const create = {
    tags: [tag],
    summary: `Create a ${entities.noun}`,
    querystring: ModeQuery,
    body: schema.create,
    response: { 201: EntityRef, 400: Problem, 403: Problem },
  }
  app.post(path, { schema: create }, async (request, reply) => {
    const draft = isDraft(request.query.mode)
    const ref = await entities.create(callerOf(request), request.body, { draft })
    const location = `${request.url.split('?', 1)[0]?.replace(/\/$/, '')}/${ref.id}`
    return reply.code(201).header('etag', ref.etag).header('location', location).send(ref)
  })

  const patch = {
    tags: [tag],
    summary: `Change a ${entities.noun}`,
    params: EntityParams,
    headers: RequiredIfMatch,
    body: JsonPatch,
    response: { 200: EntityRef, 400: Problem, 403: Problem, 404: Problem, 412: Problem },
  }
  app.patch(`${path}/:id`, { schema: patch }, async (request, reply) => {
    const { id } = request.params
    const etag = requireIfMatch(request)
    const ref = await entities.patch(callerOf(request), id, request.body, etag)
    return reply.header('etag', ref.etag).send(ref)
  })

  const remove = {
    tags: [tag],
    summary: `Delete a ${entities.noun}`,
    params: EntityParams,
    headers: OptionalIfMatch,
    response: { 204: Type.Null(), 400: Problem, 403: Problem, 404: Problem, 412: Problem },
  }
  app.delete(`${path}/:id`, { schema: remove }, async (request, reply) => {
    await entities.remove(callerOf(request), request.params.id, ifMatch(request))
    return reply.code(204).send(null)
  })
}

function isDraft(mode: string | undefined): boolean {
  if (mode === undefined) return false
  if (mode.toLowerCase() === 'draft') return true
  throw new ApiError('QUERY_INVALID', `mode is draft or left out, not "${mode}".`)
}
