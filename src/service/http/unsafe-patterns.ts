import type { Violation } from '#contract/problem.ts'
import { escapeToken } from '#mapping/json-pointer.ts'
import { patternFault } from '../patterns/linear-pattern.ts'

/**
 * Finds each `pattern` of a schema that cannot be tested in linear time. The service tests what others send by it, so that
 * one message could hold up all others.
 *
 * @param document a schema, or what contains schemas.
 * @param pointer where it stands, as a JSON Pointer; it is put before each violation's own.
 */
export function unsafePatterns(document: object, pointer = ''): Violation[] {
  return patternsOf(document, pointer).flatMap((found) => {
    const message = patternFault(found.pattern)
    return message === undefined ? [] : [{ pointer: found.pointer, message }]
  })
}

interface Pattern {
  pattern: string
  pointer: string
}

function patternsOf(value: unknown, pointer: string): Pattern[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    const at = `${pointer}/${escapeToken(name)}`
    if (name === 'pattern' && typeof inner === 'string') return [{ pattern: inner, pointer: at }]
    const keys = name === 'patternProperties' ? patternKeysOf(inner, at) : []
    return [...keys, ...patternsOf(inner, at)]
  })
}

function patternKeysOf(value: unknown, pointer: string): Pattern[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).map((pattern) => ({ pattern, pointer }))
}
