import { isUtf8 } from 'node:buffer'
import { ApiError } from './api-error.ts'
import { explainJsonFault } from './json-fault.ts'
import { findUnstorable } from './storable-json.ts'

/**
 * Reads a JSON body. An empty one is `undefined`: clients send `Content-Type: application/json` with actions that have
 * no body.
 *
 * @throws {ApiError} BODY_NOT_JSON with the line and column of the fault.
 */
export function parseJson(body: string | Buffer): unknown {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  if (bytes.byteLength === 0) return undefined
  try {
    if (isUtf8(bytes)) return JSON.parse(bytes.toString())
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new ApiError('BODY_NOT_JSON', explainJsonFault(bytes) ?? 'The body is not JSON.')
}

/** @throws {ApiError} BODY_INVALID for what JSON can say but the service cannot keep. */
function requireStorable(body: unknown): unknown {
  const fault = findUnstorable(body)
  if (!fault) return body
  throw new ApiError('BODY_INVALID', `In the body: ${fault.pointer} ${fault.message}.`, [fault])
}

/** Fastify's parser of a JSON body that is to be stored. */
export function readStorable(
  _request: unknown,
  body: string | Buffer,
  done: (error: Error | null, body?: unknown) => void,
): void {
  try {
    done(null, requireStorable(parseJson(body)))
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)))
  }
}
