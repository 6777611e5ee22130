import { CountAnswer, EntityRef, listOf } from '#contract/entity.ts'
import { JsonPatch } from '#contract/json-patch.ts'
import { Type, type TSchema } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import { ifMatch, requireIfMatch } from '../http/etag.ts'
import { callerOf } from '../http/identity.ts'
import { answerPage, parseListQuery } from '../http/list-query.ts'
import type { Caller } from '../tenant.ts'
import type { Entities, Entity } from './entities.ts'
import { readOperation } from './read-operation.ts'

/** One entity's part of the API. `present` makes what readers see; `origin` is scheme, host and port of the request. */
export interface EntityRoutes<Fields extends { name: string }> {
  path: '/connections' | '/sourceConnections' | '/targetConnections' | '/flows'
  tag: string
  entities: Entities<Fields>
  schema: { create: TSchema; read: TSchema }
  present: (entity: Entity<Fields>, origin: string) => object
  /** Whether `ENABLE` and `DISABLE` are among its operations. */
  switchable: boolean
}

const byId = Type.Object({ id: Type.String() })
const anyQuery = Type.Record(Type.String(), Type.Unknown())
const modeQuery = Type.Object({
  mode: Type.Optional(Type.String({ description: '`draft` stores it without using it.' })),
})
const actionQuery = Type.Object({
  op: Type.Optional(Type.String()),
  subOp: Type.Optional(Type.String()),
})

/** Create, list, read, patch, act on and delete one kind of entity. */
export function registerEntityRoutes<Fields extends { name: string }>(
  app: App,
  routes: EntityRoutes<Fields>,
): void {
  const { path, tag, entities, schema, present } = routes
  const tags = [tag]
  const operations = routes.switchable ? ['PUBLISH', 'ENABLE', 'DISABLE'] : ['PUBLISH']

  app.post(
    path,
    { schema: { tags, querystring: modeQuery, body: schema.create, response: { 201: EntityRef } } },
    async (request, reply) => {
      const ref = await entities.create(callerOf(request), request.body, {
        draft: isDraft(request.query.mode),
      })
      return reply.code(201).header('etag', ref.etag).send(ref)
    },
  )

  app.get(
    path,
    {
      schema: {
        tags,
        querystring: anyQuery,
        response: { 200: Type.Union([listOf(schema.read), CountAnswer]) },
      },
    },
    async (request) => {
      const query = parseListQuery(request.query)
      if (query.count) return { count: await entities.count(callerOf(request), query) }
      const page = await entities.list(callerOf(request), query)
      return answerPage(page, (entity) => present(entity, originOf(request)), request.url)
    },
  )

  app.get(
    `${path}/:id`,
    { schema: { tags, params: byId, response: { 200: listOf(schema.read) } } },
    async (request, reply) => {
      const entity = await entities.get(callerOf(request), request.params.id)
      return reply.header('etag', entity.etag).send({ items: [present(entity, originOf(request))] })
    },
  )

  app.patch(
    `${path}/:id`,
    { schema: { tags, params: byId, body: JsonPatch, response: { 200: EntityRef } } },
    async (request, reply) => {
      const ref = await entities.patch(
        callerOf(request),
        request.params.id,
        request.body,
        requireIfMatch(request),
      )
      return reply.header('etag', ref.etag).send(ref)
    },
  )

  app.post(
    `${path}/:id/action`,
    { schema: { tags, params: byId, querystring: actionQuery, response: { 200: EntityRef } } },
    async (request, reply) => {
      const ref = await act(
        callerOf(request),
        request.params.id,
        readOperation(request.query.op, operations),
        ifMatch(request),
      )
      return reply.header('etag', ref.etag).send(ref)
    },
  )

  app.delete(`${path}/:id`, { schema: { tags, params: byId } }, async (request, reply) => {
    await entities.remove(callerOf(request), request.params.id)
    return reply.code(204).send()
  })

  function act(
    caller: Caller,
    id: string,
    operation: string,
    etag: string | undefined,
  ): Promise<EntityRef> {
    if (operation === 'PUBLISH') return entities.publish(caller, id, etag)
    return entities.switchTo(caller, id, operation === 'ENABLE' ? 'enabled' : 'disabled', etag)
  }
}

function isDraft(mode: string | undefined): boolean {
  if (mode === undefined) return false
  if (mode.toLowerCase() === 'draft') return true
  throw new ApiError('QUERY_INVALID', `mode is draft or left out, not "${mode}".`)
}

/** As the client reached the service, so that URLs in answers work from where it stands. */
function originOf(request: { protocol: string; host: string }): string {
  return `${request.protocol}://${request.host}`
}
