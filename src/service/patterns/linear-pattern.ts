import { RE2JS } from 're2js'

/** Longer ones are no patterns that a person wrote, and a test's time is in proportion to the length. */
const LONGEST = 5_000

/** Tests texts by a pattern. */
export interface LinearPattern {
  /** Whether the pattern is found in the text. */
  test(text: string): boolean
  /** Different for each pattern: validators keep what they made of one by it. */
  toString(): string
}

/** A pattern that JavaScript knows, and that cannot be tested in linear time. */
export class PatternError extends Error {
  override name = 'PatternError'
}

/**
 * Makes a test of texts that takes time in proportion to their length, whatever the pattern. JavaScript's own tries one
 * way after another, so that a pattern such as `(a|a)*b` could hold the service up for hours.
 *
 * @param pattern as JSON Schema has it: JavaScript's syntax with the flag `u`.
 * @throws {SyntaxError} if it is none.
 * @throws {PatternError} if it looks ahead or behind, refers back to a group, or is too large.
 */
export function linearPattern(pattern: string): LinearPattern {
  if (pattern.length > LONGEST) throw new PatternError(`is longer than ${LONGEST} characters`)
  const { source } = new RegExp(pattern, 'u')
  const compiled = compile(source)
  return { test: (text) => compiled.test(text), toString: () => pattern }
}

/** What keeps a text from being a pattern here, to be said of it; undefined if nothing does. */
export function patternFault(pattern: string): string | undefined {
  try {
    linearPattern(pattern)
    return undefined
  } catch (error) {
    if (error instanceof PatternError) return error.message
    if (error instanceof SyntaxError) return 'is no regular expression'
    throw error
  }
}

/** One character that is written as its two halves. */
const HALVES = /\\u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})/gi

function compile(source: string): RE2JS {
  const whole = source.replace(HALVES, (_, high: string, low: string) =>
    String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16)),
  )
  try {
    return RE2JS.compile(RE2JS.translateRegExp(whole))
  } catch (cause) {
    const reason = cause instanceof Error ? `: ${cause.message}` : ''
    throw new PatternError(
      `cannot be tested in linear time${reason}; write it without looking ahead or behind, without references to groups, and with small repetitions`,
      { cause },
    )
  }
}
