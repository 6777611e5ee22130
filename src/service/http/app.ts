import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import fastifyCookie from '@fastify/cookie'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { Ajv, type AnySchema, type ErrorObject, type ValidateFunction } from 'ajv'
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RawServerDefault,
} from 'fastify'
import { answerTextOf } from './answer-text.ts'
import { ApiError } from './api-error.ts'
import { DirectReads } from './direct-reads.ts'
import { answerError, answerNotFound } from './errors.ts'
import { readStorable } from './json-body.ts'
import { parseQueryString } from './query-string.ts'
import { SECURITY_HEADERS } from './security-headers.ts'

/** The service's Fastify instance: routes take their types from their TypeBox schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** The largest body that any endpoint takes, in bytes. The inlet's limit is documented by Adobe as 1 MB. */
export const BODY_LIMIT = 1_048_576

/**
 * The longest head of a request, in bytes, with its address: the links to next pages say what the list was asked for. An
 * idle connection is kept, in milliseconds, for longer than proxies do, and a body may take its time: both as Fastify has it.
 */
const SERVER = { maxHeaderSize: 65_536, keepAliveTimeout: 72_000, requestTimeout: 0 } as const

/** The schemas are ours: checking them against the dialect's own would only cost time at every start. */
const LENIENT = {
  allErrors: true,
  strict: false,
  removeAdditional: false,
  meta: false,
  validateSchema: false,
} as const

/**
 * Bodies are taken as they are: nothing is coerced, nothing is dropped in silence. Query strings and path parameters are
 * text on the wire, so their numbers and booleans are coerced.
 */
const bodies = new Ajv(LENIENT)
const texts = new Ajv({ ...LENIENT, coerceTypes: 'array' })

/**
 * A bare application with the edge's manners: request ids, JSON bodies with faults by line and column, one shape of
 * error for everything. It has no routes and does not listen.
 *
 * @param logger where requests and failures are logged; `false` for silence.
 * @param notFound answers paths that no route takes.
 * @param directReads answers what it can before the routes do.
 */
export function createApp(
  logger: FastifyBaseLogger | false,
  notFound = answerNotFound,
  directReads = new DirectReads(),
): App {
  const app = fastify({
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    bodyLimit: BODY_LIMIT,
    serverFactory: (route) => createServer(SERVER, directReads.before(route)),
    genReqId: () => randomUUID(),
    // A logger of its own for each request takes longer than its routing; failures are logged with the request's id.
    childLoggerFactory: (parent) => parent,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: {
      maxParamLength: 500,
      ignoreTrailingSlash: true,
      querystringParser: parseQueryString,
    },
    rewriteUrl: ({ url = '/' }) => toService(url),
    forceCloseConnections: 'idle',
    // A path that cannot be decoded comes past the hooks.
    frameworkErrors: (error, request, reply) => {
      void answerError(error, request, withOwnHeaders(request, reply))
    },
  }).withTypeProvider<TypeBoxTypeProvider>()

  void app.register(fastifyCookie)
  app.setValidatorCompiler(({ schema, httpPart }) =>
    compileLazily(httpPart === 'body' ? bodies : texts, schema),
  )
  // Response schemas describe; they must not drop what they do not name, as Fastify's own serializer would.
  app.setSerializerCompiler(() => answerTextOf)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    ['application/json', 'application/json-patch+json'],
    { parseAs: 'buffer' },
    readStorable,
  )
  app.addContentTypeParser('*', (request, _payload, done) => {
    const type = request.headers['content-type'] ?? 'none'
    done(new ApiError('MEDIA_TYPE_UNSUPPORTED', `Send application/json; the body came as ${type}.`))
  })
  app.addHook('onRequest', (request, reply, done) => {
    withOwnHeaders(request, reply)
    done()
  })
  app.addHook('preClose', async () => directReads.close())
  app.setErrorHandler(answerError)
  app.setNotFoundHandler(notFound)
  return app
}

const LISTS =
  '(?:connections|sourceConnections|targetConnections|flows|runs|connectionSpecs|flowSpecs)'
const LINK = new RegExp(
  String.raw`^/(?:${LISTS}(?:/search)?|flows/[^/?]+/runs)\?continuationToken=`,
)
const FLOW_SERVICE = '/data/foundation/flowservice'

/**
 * The link to a list's next page is a path of Flow Service (`/flows?continuationToken=…`), as documented. Clients put it
 * after the service's address; those that follow it as a URL ask for it at the root, and get the same.
 */
function toService(url: string): string {
  return LINK.test(url) ? FLOW_SERVICE + url : url
}

function withOwnHeaders(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.headers(SECURITY_HEADERS).header('x-request-id', request.id)
}

/** Compiled when the route is first asked, so that the start does not wait for a hundred validators. */
function compileLazily(
  ajv: Ajv,
  schema: AnySchema,
): (data: unknown) => { value: unknown } | { error: ErrorObject[] } {
  let compiled: ValidateFunction | undefined
  return (data) => {
    const validate = (compiled ??= ajv.compile(schema))
    return validate(data) ? { value: data } : { error: validate.errors ?? [] }
  }
}
