import { ApiError } from './api-error.ts'

/**
 * Reads a JSON body. An empty one is `undefined`: clients send `Content-Type: application/json` with actions that have
 * no body.
 *
 * @throws {ApiError} BODY_NOT_JSON with the line and column of the fault.
 */
export function parseJson(body: string | Buffer): unknown {
  const text = body.toString()
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ApiError('BODY_NOT_JSON', String(error))
  }
}
