import { PatternError, type PatternNode, type Place } from './pattern-node.ts'

/** A state of a program: it takes a character, leads to others without one, asks something of its place, or is the end. */
export type State =
  | { kind: 'take'; takes: (character: string) => boolean; next: number }
  | { kind: 'split'; next: number[] }
  | { kind: 'ask'; question: number; next: number }
  | { kind: 'end' }

/** States that are walked side by side, so that no text is read twice. */
export interface Program {
  states: State[]
  start: number
  /** Whether it reads from the end of a text to its beginning. */
  backwards: boolean
}

/** What is asked of a place: what stands there, or whether a program ends there that may begin anywhere. */
export type Question = { place: Place } | { program: Program; wanted: boolean }

/** A pattern's program, and what it asks; a question's program asks only what stands before it in the list. */
export interface Pattern {
  program: Program
  questions: Question[]
  /** How many states there are, in all programs together. */
  size: number
}

/** Reading a character costs at most as many steps as there are states. */
export const MOST_STATES = 1_000

/** @throws {PatternError} if the pattern has too many states. */
export function compilePattern(node: PatternNode): Pattern {
  const size = sizeOf(node)
  if (size > MOST_STATES) {
    throw new PatternError(`is too large: with its repetitions written out it has ${size} parts`)
  }
  const questions: Question[] = []
  return { program: programOf(node, questions, false), questions, size }
}

function sizeOf(node: PatternNode): number {
  switch (node.kind) {
    case 'character':
    case 'place':
      return 1
    case 'sequence':
      return node.parts.reduce((sum, part) => sum + sizeOf(part), 1)
    case 'choice':
      return node.options.reduce((sum, option) => sum + sizeOf(option), 1)
    case 'look':
      return sizeOf(node.inner) + 1
    case 'repeat':
      return sizeOf(node.inner) * (Number.isFinite(node.most) ? node.most : node.least + 1) + 1
  }
}

function programOf(root: PatternNode, questions: Question[], backwards: boolean): Program {
  const states: State[] = [{ kind: 'end' }]
  const add = (state: State): number => states.push(state) - 1
  const ask = (question: Question, next: number): number =>
    add({ kind: 'ask', question: questions.push(question) - 1, next })

  /** Adds the states of a node, from the last to the first. @returns the first. */
  const build = (node: PatternNode, next: number): number => {
    switch (node.kind) {
      case 'character':
        return add({ kind: 'take', takes: node.takes, next })
      case 'sequence': {
        const parts = backwards ? node.parts : node.parts.toReversed()
        return parts.reduce((after, part) => build(part, after), next)
      }
      case 'choice':
        return add({ kind: 'split', next: node.options.map((option) => build(option, next)) })
      case 'place':
        return ask({ place: node.place }, next)
      case 'look':
        // What follows a place is read from the end of the text up to it.
        return ask(
          { program: programOf(node.inner, questions, !node.behind), wanted: node.wanted },
          next,
        )
      case 'repeat':
        return buildRepeat(node, next)
    }
  }

  const buildRepeat = (
    { inner, least, most }: Extract<PatternNode, { kind: 'repeat' }>,
    next: number,
  ): number => {
    let first = next
    if (Number.isFinite(most)) {
      for (let count = least; count < most; count += 1) {
        first = add({ kind: 'split', next: [build(inner, first), next] })
      }
    } else {
      const loop: number[] = [next]
      first = add({ kind: 'split', next: loop })
      loop.push(build(inner, first))
    }
    for (let count = 0; count < least; count += 1) first = build(inner, first)
    return first
  }

  const start = build(root, 0)
  return { states, start, backwards }
}
