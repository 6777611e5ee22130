import type { Violation } from '#contract/problem.ts'
import safeRegex from 'safe-regex2'
import { ApiError } from '../http/api-error.ts'

/**
 * Makes sure that no `pattern` of a schema that a caller sent can take exponentially long: the service tests every record
 * by it, so that one message could hold up all others.
 *
 * @throws {ApiError} SCHEMA_INVALID, with the places at fault.
 */
export function requireSafePatterns(body: object): void {
  const violations = patternsOf(body, '')
    .filter(({ pattern }) => !safeRegex(pattern))
    .map(({ pointer }): Violation => ({ pointer, message: 'repeats what repeats already' }))
  if (violations.length === 0) return
  const places = violations.map(({ pointer }) => pointer).join(', ')
  throw new ApiError(
    'SCHEMA_INVALID',
    `The pattern at ${places} can take exponentially long: write it without a repetition inside a repetition, as in (a+)+.`,
    violations,
  )
}

interface Pattern {
  pattern: string
  pointer: string
}

function patternsOf(value: unknown, pointer: string): Pattern[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (name === 'pattern' && typeof inner === 'string') return [{ pattern: inner, pointer: at }]
    const keys = name === 'patternProperties' ? patternKeysOf(inner, at) : []
    return [...keys, ...patternsOf(inner, at)]
  })
}

function patternKeysOf(value: unknown, pointer: string): Pattern[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).map((pattern) => ({ pattern, pointer }))
}
