import type { Violation } from '#contract/problem.ts'
import { escapeToken } from '#mapping/json-pointer.ts'

/** No schema and no body that anyone needs comes near it, and all that handles JSON later may recurse without fear. */
const MAX_DEPTH = 100

/**
 * Finds JSON that cannot be kept as it came: numbers that are too large to be numbers here (they would be stored as
 * null), half of a surrogate pair (which is no character), and depth (which costs stack).
 *
 * @param value as it was parsed.
 * @returns the first fault, with its JSON Pointer; undefined if there is none.
 */
export function findUnstorable(value: unknown, depth = 0): Violation | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value)
      ? undefined
      : { pointer: '', message: 'is a number too large to keep; send it as text' }
  }
  if (typeof value === 'string') {
    return value.isWellFormed()
      ? undefined
      : { pointer: '', message: 'has half of a surrogate pair, which is no character' }
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (depth === MAX_DEPTH) {
    return { pointer: '', message: `is nested deeper than ${MAX_DEPTH} levels` }
  }
  for (const [name, member] of Object.entries(value)) {
    const fault = findUnstorable(name, depth) ?? findUnstorable(member, depth + 1)
    if (fault) return { ...fault, pointer: `/${escapeToken(name.toWellFormed())}${fault.pointer}` }
  }
  return undefined
}
