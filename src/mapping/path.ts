/*
 * Terms. A *path* names a place in a record: `address.street`, `items[0].sku`, `items[*].sku`. A *step* goes one
 * level down: into a field, into one element of an array, or into each. A *plain* name is one that needs no quoting.
 *
 *   path  = field { '.' field | '[' ( digits | '*' ) ']' }
 *   field = plain, where `\` takes the next character as it is
 *         | '${' names parted by '.', where `\` takes the next character as it is '}'
 *
 * Source: Adobe, "Data Prep overview" and "Data Prep mapping functions", on special characters and hierarchies.
 */

export type Step = { field: string } | { index: number } | { each: true }

/** At least one step; the first is a field. */
export type Path = readonly Step[]

/** An index in a destination makes an array that long, so that it is bounded. */
const MAX_INDEX = 999

/** Each step is a level of the record, and records are walked by recursion. */
const MAX_STEPS = 64
const MAX_CHARACTERS = 1000

export class PathError extends Error {
  override name = 'PathError'
  /** Counted from 1. */
  readonly column: number

  constructor(message: string, column: number) {
    super(`${message} (column ${column})`)
    this.column = column
  }
}

const PLAIN = /[\p{L}\p{N}_$@:-]/u
const PLAIN_NAME = /^[\p{L}\p{N}_@:-][\p{L}\p{N}_$@:-]*$/u

/** @throws {PathError} at the first character that no path has there, after 64 steps, or for more than 1,000 characters. */
export function parsePath(text: string): Path {
  if (text.length > MAX_CHARACTERS) {
    throw new PathError(`a path has at most ${MAX_CHARACTERS} characters`, MAX_CHARACTERS + 1)
  }
  const steps: Step[] = []
  let at = readField(text, 0, steps)
  while (at < text.length) {
    const next = text[at]
    if (next === '.') at = readField(text, at + 1, steps)
    else if (next === '[') at = readElement(text, at, steps)
    else throw unexpected(text, at)
    if (steps.length > MAX_STEPS) throw new PathError(`a path has at most ${MAX_STEPS} steps`, at)
  }
  return steps
}

/** Writes a path so that `parsePath` reads the same one. */
export function printPath(path: Path): string {
  let text = ''
  for (const step of path) {
    if ('each' in step) text += '[*]'
    else if ('index' in step) text += `[${step.index}]`
    else text += `${text && '.'}${printName(step.field)}`
  }
  return text
}

function printName(name: string): string {
  if (PLAIN_NAME.test(name.replaceAll('.', ''))) return name.replaceAll('.', '\\.')
  return `\${${name.replaceAll(/[\\.}]/g, '\\$&')}}`
}

function readField(text: string, start: number, steps: Step[]): number {
  if (text.startsWith('${', start)) return readQuoted(text, start, steps)
  let name = ''
  let at = start
  while (at < text.length) {
    const character = characterAt(text, at)
    if (character === '\\') {
      name += escaped(text, at)
      at += 1 + characterAt(text, at + 1).length
    } else if (PLAIN.test(character)) {
      name += character
      at += character.length
    } else if (character === '.' || character === '[') break
    else throw unexpected(text, at)
  }
  if (name === '') throw new PathError('a field name is missing', start + 1)
  steps.push({ field: name })
  return at
}

function readQuoted(text: string, start: number, steps: Step[]): number {
  const names = ['']
  let at = start + 2
  while (at < text.length && text[at] !== '}') {
    const character = characterAt(text, at)
    if (character === '.') names.push('')
    else names.push(`${names.pop()}${character === '\\' ? escaped(text, at) : character}`)
    at += character === '\\' ? 1 + characterAt(text, at + 1).length : character.length
  }
  if (at >= text.length) throw new PathError('${ is never closed by }', start + 1)
  if (names.length > 1 && names.includes('')) {
    throw new PathError('a field name between dots is missing', start + 1)
  }
  steps.push(...names.map((field) => ({ field })))
  return at + 1
}

function readElement(text: string, start: number, steps: Step[]): number {
  const end = text.indexOf(']', start)
  if (end === -1) throw new PathError('[ is never closed by ]', start + 1)
  const inside = text.slice(start + 1, end)
  if (inside === '*') steps.push({ each: true })
  else if (/^\d{1,3}$/.test(inside)) steps.push({ index: Number(inside) })
  else {
    throw new PathError(`between [ and ] stands * or a number of at most ${MAX_INDEX}`, start + 2)
  }
  return end + 1
}

/** A whole character, of two UTF-16 units where it takes them; empty at the end. */
const characterAt = (text: string, at: number): string =>
  at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : ''

function escaped(text: string, backslashAt: number): string {
  const character = characterAt(text, backslashAt + 1)
  if (character === '') throw new PathError('nothing follows the \\', backslashAt + 1)
  return character
}

const unexpected = (text: string, at: number): PathError =>
  new PathError(
    `${JSON.stringify(characterAt(text, at))} is not expected here; a name with such characters is written \${First Name}`,
    at + 1,
  )
