import { ApiError } from '../http/api-error.ts'
import { unsafePatterns } from '../http/unsafe-patterns.ts'

/**
 * Makes sure that every `pattern` of a schema that a caller sent can be tested in linear time: the service tests every
 * record by it, so that one message could hold up all others.
 *
 * @throws {ApiError} SCHEMA_INVALID, with the places at fault.
 */
export function requireSafePatterns(body: object): void {
  const violations = unsafePatterns(body)
  if (violations.length === 0) return
  const faults = violations.map(({ pointer, message }) => `${pointer} ${message}`).join('; ')
  throw new ApiError(
    'SCHEMA_INVALID',
    `A pattern cannot be tested in linear time: ${faults}.`,
    violations,
  )
}
