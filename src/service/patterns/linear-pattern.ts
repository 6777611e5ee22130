import { RE2JS } from 're2js'

/** Longer ones are no patterns that a person wrote, and a test's time is in proportion to the length. */
const LONGEST = 5_000

/** How many steps one test may take: a pattern of 20 parts is tested on a million characters, and on no more. */
const MOST_STEPS = 20_000_000

/** Tests texts by a pattern. */
export interface LinearPattern {
  /** Whether the pattern is found in the text; never in one so long that it would hold others up. */
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
  const longest = MOST_STEPS / compiled.programSize()
  return {
    test: (text) => text.length <= longest && compiled.test(text),
    toString: () => pattern,
  }
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

/** A reference to a group by its name, which the library would read as the letter k. */
const NAMED_REFERENCE = /^(?:[^\\]|\\[^k])*\\k/

/** What is white space in JavaScript, and what is not. The library knows that of ASCII alone. */
const SPACES = String.raw`\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}`
const OTHERS = String.raw`\x{0}-\x{8}\x{e}-\x{1f}!-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}\x{202a}-\x{202e}\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff}`
const IN_CLASS: Readonly<Record<string, string>> = { '\\s': SPACES, '\\S': OTHERS }
const ALONE: Readonly<Record<string, string>> = {
  '\\s': `[${SPACES}]`,
  '\\S': `[${OTHERS}]`,
  '.': String.raw`[^\n\r\x{2028}\x{2029}]`,
}

/** A pattern of the library's that takes the same white space and the same ends of lines as JavaScript's. */
function asInJavaScript(pattern: string): string {
  let isInClass = false
  return pattern.replaceAll(/\\[^]|[[\].]/g, (token) => {
    if (token === '[') isInClass = true
    if (token === ']') isInClass = false
    return (isInClass ? IN_CLASS : ALONE)[token] ?? token
  })
}

function compile(source: string): RE2JS {
  if (NAMED_REFERENCE.test(source)) throw new PatternError('refers back to a group')
  const whole = source.replace(HALVES, (_, high: string, low: string) =>
    String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16)),
  )
  try {
    return RE2JS.compile(asInJavaScript(RE2JS.translateRegExp(whole)))
  } catch (cause) {
    const reason = cause instanceof Error ? `: ${cause.message}` : ''
    throw new PatternError(
      `cannot be tested in linear time${reason}; write it without looking ahead or behind, without references to groups, and with small repetitions`,
      { cause },
    )
  }
}
