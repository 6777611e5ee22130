import { CountAnswer, EntityRef, listOf } from '#contract/entity.ts'
import { JsonPatch } from '#contract/json-patch.ts'
import { Problem } from '#contract/problem.ts'
import { Type, type TSchema } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import { ifMatch, requireIfMatch } from '../http/etag.ts'
import { callerOf } from '../http/identity.ts'
import { answerPage, DescribedListQuery, parseListQuery } from '../http/list-query.ts'
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

const EntityParams = Type.Object({ id: Type.String() })
const ModeQuery = Type.Object({
  mode: Type.Optional(Type.String({ description: '`draft` stores it without using it.' })),
})
const PatchHeaders = Type.Object({
  'if-match': Type.Optional(
    Type.String({ description: 'Required: the etag that it had when it was read.' }),
  ),
})
const ActionHeaders = Type.Object({
  'if-match': Type.Optional(
    Type.String({ description: 'Where given, the etag that it must still have.' }),
  ),
})

/** Create, list, read, patch, act on and delete one kind of entity. */
export function registerEntityRoutes<Fields extends { name: string }>(
  app: App,
  routes: EntityRoutes<Fields>,
): void {
  registerReads(app, routes)
  registerWrites(app, routes)
  registerActions(app, routes)
}

function registerReads<Fields extends { name: string }>(
  app: App,
  { path, tag, entities, schema, present }: EntityRoutes<Fields>,
): void {
  const list = {
    tags: [tag],
    summary: `List ${entities.noun}s`,
    querystring: DescribedListQuery,
    response: { 200: Type.Union([listOf(schema.read), CountAnswer]), 400: Problem },
  }
  app.get(path, { schema: list }, async (request) => {
    const query = parseListQuery(request.query)
    if (query.count) return { count: await entities.count(callerOf(request), query) }
    const page = await entities.list(callerOf(request), query)
    return answerPage(page, (entity) => present(entity, originOf(request)), request.url)
  })

  const lookup = {
    tags: [tag],
    summary: `Look up a ${entities.noun}`,
    params: EntityParams,
    response: { 200: listOf(schema.read), 404: Problem },
  }
  app.get(`${path}/:id`, { schema: lookup }, async (request, reply) => {
    const entity = await entities.get(callerOf(request), request.params.id)
    return reply.header('etag', entity.etag).send({ items: [present(entity, originOf(request))] })
  })
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
    response: { 201: EntityRef, 400: Problem },
  }
  app.post(path, { schema: create }, async (request, reply) => {
    const draft = isDraft(request.query.mode)
    const ref = await entities.create(callerOf(request), request.body, { draft })
    return reply.code(201).header('etag', ref.etag).send(ref)
  })

  const patch = {
    tags: [tag],
    summary: `Change a ${entities.noun}`,
    params: EntityParams,
    headers: PatchHeaders,
    body: JsonPatch,
    response: { 200: EntityRef, 400: Problem, 404: Problem, 412: Problem },
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
    response: { 204: Type.Null(), 400: Problem, 404: Problem },
  }
  app.delete(`${path}/:id`, { schema: remove }, async (request, reply) => {
    await entities.remove(callerOf(request), request.params.id)
    return reply.code(204).send(null)
  })
}

function registerActions<Fields extends { name: string }>(
  app: App,
  { path, tag, entities, switchable }: EntityRoutes<Fields>,
): void {
  const operations = switchable ? ['PUBLISH', 'ENABLE', 'DISABLE'] : ['PUBLISH']
  const action = {
    tags: [tag],
    summary: switchable
      ? `Publish, enable or disable a ${entities.noun}`
      : `Publish a ${entities.noun}`,
    params: EntityParams,
    querystring: Type.Object({
      op: Type.Optional(
        Type.String({ description: `In upper or lower case: ${operations.join(', ')}.` }),
      ),
      subOp: Type.Optional(Type.String()),
    }),
    headers: ActionHeaders,
    response: { 200: EntityRef, 400: Problem, 404: Problem, 412: Problem },
  }
  app.post(`${path}/:id/action`, { schema: action }, async (request, reply) => {
    const operation = readOperation(request.query.op, operations)
    const ref = await act(callerOf(request), request.params.id, operation, ifMatch(request))
    return reply.header('etag', ref.etag).send(ref)
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
