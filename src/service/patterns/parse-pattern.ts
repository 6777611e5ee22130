import { PatternError, type PatternNode, type Place } from './pattern-node.ts'

/** Longer ones nest so deep that reading them costs stack. */
const LONGEST = 5_000

const CLASS = String.raw`\[(?:\\[^]|[^\]\\])*\]`
const ESCAPE = [
  String.raw`[pP]\{[^}]*\}`,
  String.raw`u\{[0-9a-fA-F]+\}`,
  String.raw`u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`,
  String.raw`u[0-9a-fA-F]{4}`,
  String.raw`x[0-9a-fA-F]{2}`,
  String.raw`c[a-zA-Z]`,
  '[^]',
].join('|')
const CHARACTER = new RegExp(String.raw`${CLASS}|\\(?:${ESCAPE})|[^]`, 'uy')
const GROUP = /\((?:\?(?:<(?![=!])[^>]*>|:|<?[=!]|(?<other>[^])))?/uy
const QUANTIFIER = /(?:(?<sign>[*+?])|\{(?<least>\d+)(?<comma>,)?(?<most>\d+)?\})\??/uy

const PLACES: Readonly<Record<string, Place>> = {
  '^': 'start',
  $: 'end',
  '\\b': 'edge',
  '\\B': 'inside',
}

/**
 * Reads a regular expression as JSON Schema has them: JavaScript's, with the flag `u` and no other.
 *
 * @throws {SyntaxError} if it is none.
 * @throws {PatternError} for what cannot be matched in linear time: references back to a group. Flags inside the pattern
 *   are not taken either.
 */
export function parsePattern(pattern: string): PatternNode {
  if (pattern.length > LONGEST) {
    throw new PatternError(`is longer than ${LONGEST} characters`)
  }
  new RegExp(pattern, 'u').test('')
  return new Parser(pattern).choice()
}

/** Reads what is known to be well formed. */
class Parser {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  choice(): PatternNode {
    const options = [this.#sequence()]
    while (this.#text[this.#at] === '|') {
      this.#at += 1
      options.push(this.#sequence())
    }
    const [only] = options
    return only && options.length === 1 ? only : { kind: 'choice', options }
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = []
    while (this.#at < this.#text.length && !'|)'.includes(this.#text[this.#at] ?? '')) {
      parts.push(this.#quantified(this.#term()))
    }
    return { kind: 'sequence', parts }
  }

  #term(): PatternNode {
    const group = this.#take(GROUP)
    if (!group) return this.#single(this.#take(CHARACTER)?.[0] ?? '')
    if (group.groups?.['other'] !== undefined) throw new PatternError('sets flags for a group')
    const [opening] = group
    const inner = this.choice()
    this.#at += 1
    if (!/[=!]$/.test(opening)) return inner
    return {
      kind: 'look',
      inner,
      behind: opening.startsWith('(?<'),
      wanted: opening.endsWith('='),
    }
  }

  #single(source: string): PatternNode {
    const place = Object.hasOwn(PLACES, source) ? PLACES[source] : undefined
    if (place) return { kind: 'place', place }
    if (/^\\[1-9k]/.test(source)) throw new PatternError('refers back to a group')
    return { kind: 'character', takes: characterTest(source) }
  }

  #quantified(inner: PatternNode): PatternNode {
    const groups = this.#take(QUANTIFIER)?.groups
    if (!groups) return inner
    const { sign, least, comma, most } = groups
    if (sign !== undefined) {
      return {
        kind: 'repeat',
        inner,
        least: sign === '+' ? 1 : 0,
        most: sign === '?' ? 1 : Infinity,
      }
    }
    const open = comma === undefined ? Number(least) : Infinity
    return {
      kind: 'repeat',
      inner,
      least: Number(least),
      most: most === undefined ? open : Number(most),
    }
  }

  #take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at
    const found = expression.exec(this.#text)
    if (found) this.#at = expression.lastIndex
    return found
  }
}

/** One character is tested by JavaScript itself, so that classes, escapes and properties mean what they mean there. */
function characterTest(source: string): (character: string) => boolean {
  const test = new RegExp(`^(?:${source})$`, 'u')
  const known = new Map<string, boolean>()
  return (character) => {
    const answer = known.get(character) ?? test.test(character)
    if (character < '\u0080') known.set(character, answer)
    return answer
  }
}
