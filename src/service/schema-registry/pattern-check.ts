import { ApiError } from '../http/api-error.ts'
import { unsafePatterns } from '../http/unsafe-patterns.ts'

/**
 * Makes sure that no `pattern` of a schema that a caller sent can take exponentially long: the service tests every record
 * by it, so that one message could hold up all others.
 *
 * @throws {ApiError} SCHEMA_INVALID, with the places at fault.
 */
export function requireSafePatterns(body: object): void {
  const violations = unsafePatterns(body)
  if (violations.length === 0) return
  const places = violations.map(({ pointer }) => pointer).join(', ')
  throw new ApiError(
    'SCHEMA_INVALID',
    `The pattern at ${places} can take exponentially long: write it without a repetition inside a repetition, as in (a+)+.`,
    violations,
  )
}
