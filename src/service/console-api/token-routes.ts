import { Problem } from '#contract/problem.ts'
import { CreatedToken, NewToken, Token } from '#contract/token.ts'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import { requireAdministrator } from '../http/permissions-hook.ts'
import type { TokenRegistry } from './token-registry.ts'

const tags = ['Console']

const create = {
  tags,
  summary: 'Create an access token',
  description:
    'The answer is the only one that shows `token` and `clientSecret`. `clientId` is also what `x-api-key` says with this token; with `clientSecret` it gets tokens of 24 hours from `/ims/token/v3`.',
  body: NewToken,
  response: { 201: CreatedToken, 400: Problem, 403: Problem },
}

const list = {
  tags,
  summary: 'List the access tokens',
  response: { 200: Type.Object({ items: Type.Array(Token) }), 403: Problem },
}

const revoke = {
  tags,
  summary: 'Revoke an access token',
  description: 'At once: requests, sessions and event streams by it end.',
  params: Type.Object({ id: Type.String() }),
  response: { 204: Type.Null(), 403: Problem, 404: Problem },
}

/** `/tokens`: what scripts and other people get instead of the administrator's own token. */
export function registerTokenRoutes(app: App, registry: TokenRegistry): void {
  void app.register(
    async (tokens: App) => {
      tokens.addHook('onRequest', requireAdministrator())

      tokens.post('/', { schema: create }, async (request, reply) => {
        const token = await registry.create(callerOf(request), request.body)
        return reply.code(201).header('cache-control', 'no-store').send(token)
      })

      tokens.get('/', { schema: list }, async (request) => ({
        items: await registry.list(callerOf(request)),
      }))

      tokens.delete('/:id', { schema: revoke }, async (request, reply) => {
        await registry.revoke(callerOf(request), request.params.id)
        return reply.code(204).send(null)
      })
    },
    { prefix: '/tokens' },
  )
}
