import { parsePattern } from './parse-pattern.ts'
import { PatternError, type PatternNode, type Place } from './pattern-node.ts'
import { compilePattern, type Pattern, type Program, type Question } from './pattern-program.ts'

/** How many steps one test may take: a pattern of 20 parts is tested on 250,000 characters, and on no more. */
const MOST_STEPS = 5_000_000

/** How many steps JavaScript's own test may take at one place: the ways it may have to try, by their length. */
const MOST_STEPS_AT_PLACE = 500

/** Tests texts by a pattern. */
export interface LinearPattern {
  /** Whether the pattern is found in the text; never in one so long that it would hold others up. */
  test(text: string): boolean
  /** Different for each pattern: validators keep what they made of one by it. */
  toString(): string
}

/**
 * Makes a test of texts that takes time in proportion to their length, whatever the pattern. JavaScript's own tries one
 * way after another, so that a pattern such as `(a|a)*b`, or a long text, could hold the service up for hours.
 *
 * @param pattern as JSON Schema has it: JavaScript's syntax with the flag `u`.
 * @throws {SyntaxError} if it is none.
 * @throws {PatternError} if it refers back to a group, sets flags inside, or is too large.
 */
export function linearPattern(pattern: string): LinearPattern {
  const node = parsePattern(pattern)
  const compiled = compilePattern(node)
  if (isQuick(node, compiled.size)) return new RegExp(pattern, 'u')
  return { test: (text) => matches(compiled, text), toString: () => pattern }
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

/** Whether JavaScript's own test is linear too: it has few ways to try, or one open repetition from the text's start. */
function isQuick(node: PatternNode, size: number): boolean {
  const isFew = (part: PatternNode) => waysOf(part) * size <= MOST_STEPS_AT_PLACE
  if (isFew(node)) return true
  if (node.kind !== 'sequence') return false
  const [first, ...rest] = node.parts
  if (first?.kind !== 'place' || first.place !== 'start') return false
  const others = rest.filter((part) => !isOpen(part))
  return rest.length - others.length === 1 && isFew({ kind: 'sequence', parts: others })
}

const isOpen = (node: PatternNode): boolean =>
  node.kind === 'repeat' && node.inner.kind === 'character' && node.most === Infinity

function waysOf(node: PatternNode): number {
  switch (node.kind) {
    case 'character':
    case 'place':
      return 1
    case 'sequence':
      return node.parts.reduce((ways, part) => ways * waysOf(part), 1)
    case 'choice':
      return node.options.reduce((ways, option) => ways + waysOf(option), 0)
    case 'look':
      return waysOf(node.inner)
    case 'repeat':
      if (node.most === Infinity) return Infinity
      return (node.most - node.least + 1) * waysOf(node.inner) ** node.most
  }
}

function matches({ program, questions, size }: Pattern, text: string): boolean {
  if (text.length * size > MOST_STEPS) return false
  const characters = Array.from(text)
  const answers: Uint8Array[] = []
  for (const question of questions) answers.push(answersTo(question, characters, answers))
  return endsOf(program, characters, answers, true).includes(1)
}

/** For each place of the text, 1 if the answer is yes. */
function answersTo(
  question: Question,
  characters: string[],
  answers: readonly Uint8Array[],
): Uint8Array {
  if ('program' in question) {
    const ends = endsOf(question.program, characters, answers, false)
    return question.wanted ? ends : ends.map((end) => 1 - end)
  }
  const { place } = question
  return Uint8Array.from({ length: characters.length + 1 }, (_none, at) =>
    isPlace(place, characters, at) ? 1 : 0,
  )
}

function isPlace(place: Place, characters: string[], at: number): boolean {
  if (place === 'start') return at === 0
  if (place === 'end') return at === characters.length
  const isEdge = isOfWord(characters[at - 1]) !== isOfWord(characters[at])
  return isEdge === (place === 'edge')
}

const isOfWord = (character: string | undefined): boolean =>
  character !== undefined && /^\w$/.test(character)

/** The places where a program ends that began at any place; the first alone if `once`. */
function endsOf(
  { states, start, backwards }: Program,
  characters: string[],
  answers: readonly Uint8Array[],
  once: boolean,
): Uint8Array {
  const ends = new Uint8Array(characters.length + 1)
  /** At which step each state was last reached, so that it is walked once a step. */
  const reachedAt = new Int32Array(states.length).fill(-1)
  let taking: number[] = []
  for (let step = 0; step <= characters.length; step += 1) {
    const at = backwards ? characters.length - step : step
    const before = characters[backwards ? at : at - 1]
    const reached: number[] = []
    const reach = (state: number) => {
      if (reachedAt[state] === step) return
      reachedAt[state] = step
      reached.push(state)
    }
    if (before !== undefined && step > 0) {
      for (const index of taking) {
        const state = states[index]
        if (state?.kind === 'take' && state.takes(before)) reach(state.next)
      }
    }
    reach(start)
    taking = []
    for (let index = reached.pop(); index !== undefined; index = reached.pop()) {
      const state = states[index]
      if (state?.kind === 'take') taking.push(index)
      else if (state?.kind === 'split') state.next.forEach(reach)
      else if (state?.kind === 'ask' && answers[state.question]?.[at] === 1) reach(state.next)
      else if (state?.kind === 'end') ends[at] = 1
    }
    if (once && ends[at] === 1) return ends
  }
  return ends
}
