import type { InletRefusal } from '#contract/collection.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { bearerOf } from '../http/identity.ts'
import type { Inlet, InletDirectory } from './inlet-directory.ts'

const TYPE = 'https://ns.adobe.com/adobecloud/problem/data-collection-service-authorization'

/** Whether a bearer token may send to an inlet that requires one. */
export type IsAuthorized = (token: string, inlet: Inlet) => boolean | Promise<boolean>

/**
 * Makes the hook that asks for the bearer token where an inlet requires one. It runs before the body is read.
 *
 * @param isAuthorized whether a bearer token may send to an inlet that requires one.
 * @see Adobe, "Create an authenticated streaming connection"
 */
export function authorizeSender(
  directory: InletDirectory,
  isAuthorized: IsAuthorized,
): (
  request: FastifyRequest<{ Params: { inletId?: string } }>,
  reply: FastifyReply,
) => Promise<void> {
  return async (request, reply) => {
    const inlet = directory.find(request.params.inletId ?? '')
    if (!inlet?.authenticationRequired) return
    const token = bearerOf(request.headers.authorization ?? '')
    if (token !== undefined && (await isAuthorized(token, inlet))) return
    const fault = token === undefined ? 'is empty' : 'is not valid'
    const refusal: InletRefusal = {
      type: TYPE,
      status: '401',
      title: 'Authorization',
      report: { message: `[${request.id}] Ims service token ${fault}` },
    }
    await reply
      .code(401)
      .header('www-authenticate', 'Bearer')
      .type('application/problem+json; charset=utf-8')
      .send(refusal)
  }
}
