import { ERRORS, type ErrorName } from '#contract/errors.ts'
import type { Problem, Violation } from '#contract/problem.ts'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { StorageFullError } from '../storage/storage.ts'
import { ApiError, GatewayError } from './api-error.ts'
import { withPlainUnions } from './union-faults.ts'
import { describeViolations, toViolation } from './violations.ts'

const TYPE_BASE = 'http://ns.adobe.com/aep/errors/'

/** Renders an error as `application/problem+json`, or as the gateway's own shape. */
export function answerError(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof GatewayError) {
    return reply.code(error.status).send({ error_code: error.code, message: error.message })
  }
  if (isRefusedPath(error)) return answerNotFound(request, reply)
  const known =
    error instanceof ApiError ? error : (fromStorage(error) ?? fromFastify(error, request))
  if (known) return answer(reply, request, known.error, known.message, known.violations)
  request.log.error({ err: error, requestId: request.id }, 'request failed')
  return answer(
    reply,
    request,
    'INTERNAL',
    `Look for request ${request.id} in the service's log.`,
    [],
  )
}

/** Answers a path that no route takes. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const detail = `${request.method} ${request.url.split('?', 1)[0]} is not an endpoint; see /openapi.json for those that are.`
  return answer(reply, request, 'ROUTE_NOT_FOUND', detail, [])
}

function answer(
  reply: FastifyReply,
  request: FastifyRequest,
  name: ErrorName,
  detail: string,
  violations: Violation[],
): FastifyReply {
  const { code, status, title } = ERRORS[name]
  const problem: Problem = {
    type: TYPE_BASE + (/^\d/.test(code) ? `FLOW-${code}` : code),
    title,
    status,
    detail,
    report: {
      errorCode: code,
      requestId: request.id,
      ...(violations.length > 0 && { violations }),
    },
  }
  return reply.code(status).type('application/problem+json; charset=utf-8').send(problem)
}

const REFUSED_PATH_CODES = new Set([
  'FST_ERR_BAD_URL',
  'FST_ERR_MAX_PARAM_LENGTH',
  'FST_STATIC_FORBIDDEN_PATH',
])

/** A path that cannot be decoded, is longer than any id, or leads out of the folder of files: it names nothing, so it is not found. */
function isRefusedPath(error: FastifyError | Error): boolean {
  return 'code' in error && REFUSED_PATH_CODES.has(error.code)
}

function fromStorage(error: Error): ApiError | undefined {
  if (!(error instanceof StorageFullError)) return undefined
  return new ApiError(
    'STORAGE_FULL',
    'Nothing was changed: the disk of FLOW_DATA has no room. Make some, and try again.',
  )
}

function fromFastify(error: FastifyError | Error, request: FastifyRequest): ApiError | undefined {
  if (!('code' in error)) return undefined
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    const limit = request.routeOptions.bodyLimit ?? 0
    return new ApiError('BODY_TOO_LARGE', `The limit is ${limit} bytes; send less at a time.`)
  }
  if (error.code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH') {
    return new ApiError(
      'BODY_INVALID',
      'The body is not as long as its Content-Length says; send it again.',
    )
  }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    const type = request.headers['content-type'] || 'none'
    return new ApiError(
      'MEDIA_TYPE_UNSUPPORTED',
      `Send application/json; the body came as ${type}.`,
    )
  }
  if (error.code === 'FST_ERR_VALIDATION' && error.validation) return fromValidation(error, request)
  return undefined
}

function fromValidation(error: FastifyError, request: FastifyRequest): ApiError {
  const faults = error.validation ?? []
  if (error.validationContext === 'body' && request.body === undefined) {
    return new ApiError(
      'BODY_EMPTY',
      `${request.method} ${request.routeOptions.url} needs a JSON body.`,
    )
  }
  const violations = withPlainUnions(faults)
    .slice(0, 20)
    .map((fault) => toViolation(fault))
  const name = error.validationContext === 'body' ? 'BODY_INVALID' : 'QUERY_INVALID'
  return new ApiError(
    name,
    `In the ${error.validationContext}: ${describeViolations(violations)}.`,
    violations,
  )
}
