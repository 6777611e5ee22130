import { EntityRef } from '#contract/entity.ts'
import { Problem } from '#contract/problem.ts'
import { StateAction } from '#contract/state-action.ts'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { ifMatch, OptionalIfMatch } from '../http/etag.ts'
import { callerOf } from '../http/identity.ts'
import type { Scope } from '../storage/resource-store.ts'
import type { Caller } from '../tenant.ts'
import type { Entities } from './entities.ts'
import { readAction, type Operation } from './state-action.ts'

/** What can be published, whatever its kind. */
export interface Publishable {
  has(scope: Scope, id: string): Promise<boolean>
  publish(caller: Caller, id: string, etag?: string): Promise<EntityRef>
}

interface ActionRoutes<Fields extends { name: string }> {
  path: string
  tag: string
  entities: Entities<Fields>
  operations: readonly Operation[]
  alsoPublished?: readonly Publishable[]
}

const ActionParams = Type.Object({ id: Type.String() })

/** `POST …/action`: what changes an entity's state. An action is one transaction. */
export function registerActions<Fields extends { name: string }>(
  app: App,
  { path, tag, entities, operations, alsoPublished = [] }: ActionRoutes<Fields>,
): void {
  const known: Operation[] = ['PUBLISH', ...operations]
  const action = {
    tags: [tag],
    summary: known.includes('ENABLE')
      ? `Publish, enable or disable a ${entities.noun}`
      : `Publish a ${entities.noun}`,
    params: ActionParams,
    querystring: Type.Object({
      op: Type.Optional(
        Type.String({ description: `In upper or lower case: ${known.join(', ')}.` }),
      ),
      subOp: Type.Optional(
        Type.Array(Type.String(), { description: 'Not needed: an operation is done at once.' }),
      ),
    }),
    headers: OptionalIfMatch,
    body: Type.Union([StateAction, Type.Null()]),
    response: { 200: EntityRef, 400: Problem, 403: Problem, 404: Problem, 412: Problem },
  }
  app.post(`${path}/:id/action`, { schema: action }, async (request, reply) => {
    const operation = readAction(request.query, request.body, known)
    const ref = await act(callerOf(request), request.params.id, operation, ifMatch(request))
    return reply.header('etag', ref.etag).send(ref)
  })

  async function act(
    caller: Caller,
    id: string,
    operation: ReturnType<typeof readAction>,
    etag: string | undefined,
  ): Promise<EntityRef> {
    if (operation === 'PUBLISH') return (await publishedBy(caller, id)).publish(caller, id, etag)
    return entities.switchTo(caller, id, operation === 'ENABLE' ? 'enabled' : 'disabled', etag)
  }

  async function publishedBy(caller: Caller, id: string): Promise<Publishable> {
    if (alsoPublished.length === 0 || (await entities.has(caller, id))) return entities
    for (const other of alsoPublished) if (await other.has(caller, id)) return other
    return entities
  }
}
