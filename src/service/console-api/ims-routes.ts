import { ImsError, ImsToken } from '#contract/ims.ts'
import { Problem } from '#contract/problem.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { described, describedText } from '../http/described-parameter.ts'
import type { ImsClients } from './ims-clients.ts'

/** The parameters are short; a client secret has fewer than 100 characters. */
const BODY_LIMIT = 16_384

const Parameters = Type.Object(
  {
    grant_type: described(
      Type.Literal('client_credentials', { description: 'The only grant there is.' }),
    ),
    client_id: describedText('The `clientId` of a created token.'),
    client_secret: describedText('Its `clientSecret`.'),
    scope: describedText('Not looked at: the token says what it may.'),
  },
  { additionalProperties: true },
)

const getToken = {
  tags: ['Access'],
  summary: 'Get an access token by client credentials',
  consumes: ['application/x-www-form-urlencoded'],
  security: [],
  querystring: Parameters,
  body: Type.Union([Parameters, Type.Null()]),
  response: { 200: ImsToken, 400: Type.Union([ImsError, Problem]) },
}

/**
 * The part of Adobe's Identity Management Services that clients get their tokens from.
 *
 * @see Adobe, "Server-to-server authentication", and RFC 6749, section 4.4
 */
export function registerImsRoutes(app: App, clients: ImsClients): void {
  void app.register(async (ims: App) => {
    // Forms are what pages of other sites can send; nothing here is done by cookie, and nowhere else are they read.
    ims.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: BODY_LIMIT },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )

    ims.post(
      '/ims/token/v3',
      { schema: getToken, bodyLimit: BODY_LIMIT },
      async (request, reply) => {
        const given = { ...request.query, ...(isJsonObject(request.body) && request.body) }
        const refuse = (error: ImsError['error'], error_description: string) =>
          reply.code(400).send({ error, error_description })
        reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' })

        const { grant_type, client_id, client_secret } = given
        if (!isText(grant_type)) return refuse('invalid_request', 'invalid grant_type parameter')
        if (grant_type !== 'client_credentials') {
          return refuse('unsupported_grant_type', 'only client_credentials is supported')
        }
        if (!isText(client_id)) return refuse('invalid_client', 'invalid client_id parameter')
        const from = { address: request.ip, requestId: request.id }
        const token = isText(client_secret) && (await clients.issue(client_id, client_secret, from))
        return token || refuse('invalid_client', 'invalid client_secret parameter')
      },
    )
  })
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
