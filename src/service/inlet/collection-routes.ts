import { Acknowledgement, BatchAcknowledgement, InletRefusal } from '#contract/collection.ts'
import { Problem } from '#contract/problem.ts'
import { Type } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import { BODY_LIMIT, type App } from '../http/app.ts'
import { parseJson } from '../http/json-body.ts'
import { violationError } from '../http/violations.ts'
import type { MessageLog } from '../message-log/message-log.ts'
import { collect, collectOfBatch } from './collection.ts'
import { authorizeSender, type IsAuthorized } from './inlet-authorization.ts'
import type { Inlet, InletDirectory } from './inlet-directory.ts'

interface CollectionParts {
  directory: InletDirectory
  log: MessageLog
  isAuthorized: IsAuthorized
  /** Epoch milliseconds. */
  now: () => number
}

const RETRY_AFTER_SECONDS = 5

/** A mebibyte could hold half a million messages, whose answers alone would be 60 MB. Adobe takes 10,000 a second. */
const BATCH_LIMIT = 10_000

const shared = {
  tags: ['Streaming ingestion'],
  security: [],
  params: Type.Object({ inletId: Type.String() }),
  querystring: Type.Object({
    'x-adobe-flow-id': Type.Optional(Type.String({ description: 'As the header of that name.' })),
    syncValidation: Type.Optional(
      Type.Boolean({
        description: 'Messages are validated after they were taken: `true` is refused.',
      }),
    ),
  }),
  headers: Type.Object({
    'x-adobe-flow-id': Type.Optional(
      Type.String({ description: 'The dataflow that is to take it, where the inlet has several.' }),
    ),
    'x-sandbox-name': Type.Optional(
      Type.String({ description: 'Where given, the sandbox that the inlet must be in.' }),
    ),
  }),
}

const refusals = {
  400: Problem,
  401: InletRefusal,
  404: Problem,
  413: Problem,
  501: Problem,
}

const sendOne = {
  ...shared,
  operationId: 'sendMessage',
  summary: 'Send a message',
  body: Type.Unknown({ description: 'The message: any JSON, or an XDM message in its envelope.' }),
  response: { 200: Acknowledgement, ...refusals, 503: Problem, 507: Problem },
}

const sendBatch = {
  ...shared,
  operationId: 'sendMessages',
  summary: 'Send several messages at once',
  body: Type.Unknown({ description: '`{"messages": […]}`, at most 10,000 of them.' }),
  response: { 207: BatchAcknowledgement, ...refusals },
}

/**
 * Streaming ingestion. The inlet's id is the secret: a token is asked for only where the inlet requires one.
 *
 * @see Adobe, "Streaming ingestion API", `/collection/{inletId}` and `/collection/batch/{inletId}`
 */
export function registerCollectionRoutes(
  app: App,
  { directory, log, isAuthorized, now }: CollectionParts,
): void {
  void app.register(async (collection: App) => {
    // The log keeps the bytes as they came, so here, and only here, they are not parsed on the way in.
    collection.removeContentTypeParser('application/json')
    collection.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) =>
      done(null, body),
    )

    collection.addHook('onRequest', authorizeSender(directory, isAuthorized))

    collection.post(
      '/collection/:inletId',
      { bodyLimit: BODY_LIMIT, schema: sendOne },
      async ({ params, query, headers, body }) => {
        const inlet = requireInlet(directory, params.inletId, headers['x-sandbox-name'])
        refuseSyncValidation(query.syncValidation)
        const bytes = requireBytes(body)
        const receivedAt = now()
        const xactionId = await collect(log, {
          inlet,
          value: parseJson(bytes),
          body: bytes,
          flowId: headers['x-adobe-flow-id'] ?? query['x-adobe-flow-id'],
          receivedAt,
        })
        return { inletId: inlet.inletId, xactionId, receivedTimeMs: receivedAt }
      },
    )

    collection.post(
      '/collection/batch/:inletId',
      { bodyLimit: BODY_LIMIT, schema: sendBatch },
      async ({ id, params, query, headers, body }, reply) => {
        const inlet = requireInlet(directory, params.inletId, headers['x-sandbox-name'])
        refuseSyncValidation(query.syncValidation)
        const messages = messagesOf(parseJson(requireBytes(body)))
        const receivedAt = now()
        const flowId = headers['x-adobe-flow-id'] ?? query['x-adobe-flow-id']
        // The ids are those of single messages, not `batchId:n`: the log does not keep the batch, and a message
        // has one id wherever it is met.
        const responses = await Promise.all(
          messages.map((value) => collectOfBatch(log, { inlet, value, flowId, receivedAt })),
        )
        return reply
          .code(207)
          .send({ inletId: inlet.inletId, batchId: id, receivedTimeMs: receivedAt, responses })
      },
    )

    collection.addHook('onSend', async (_request, reply) => {
      if (reply.statusCode === 503) reply.header('retry-after', RETRY_AFTER_SECONDS)
    })
  })
}

function requireInlet(
  directory: InletDirectory,
  inletId: string,
  sandboxName: string | undefined,
): Inlet {
  const inlet = directory.find(inletId)
  if (!inlet) {
    throw new ApiError(
      'INLET_NOT_FOUND',
      `No inlet has the id "${inletId}". Take inletUrl from the streaming connection.`,
    )
  }
  if (sandboxName !== undefined && sandboxName !== inlet.sandboxName) {
    throw new ApiError(
      'INLET_SANDBOX_MISMATCH',
      `x-sandbox-name is "${sandboxName}"; leave it out, or name the inlet's own sandbox.`,
    )
  }
  return inlet
}

function refuseSyncValidation(wanted: boolean | undefined): void {
  if (wanted !== true) return
  throw new ApiError(
    'SYNC_VALIDATION_UNSUPPORTED',
    'Leave syncValidation out: messages are validated after the answer, and those that fail are listed with their flow.',
  )
}

function requireBytes(body: unknown): Buffer {
  if (body instanceof Buffer && body.byteLength > 0) return body
  throw new ApiError('BODY_EMPTY', 'Send the message as the body.')
}

function messagesOf(batch: unknown): unknown[] {
  const messages =
    typeof batch === 'object' && batch !== null && 'messages' in batch ? batch.messages : undefined
  if (!Array.isArray(messages)) {
    throw invalidMessages('must be an array, as in {"messages": [{…}, {…}]}')
  }
  if (messages.length > BATCH_LIMIT) {
    throw invalidMessages(`are ${messages.length}; send at most ${BATCH_LIMIT} at a time`)
  }
  return messages
}

function invalidMessages(message: string): ApiError {
  return violationError('BODY_INVALID', [{ pointer: '/messages', message }])
}
