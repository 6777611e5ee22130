import { ApiError } from '../http/api-error.ts'
import { linearPattern, PatternError, type LinearPattern } from '../patterns/linear-pattern.ts'

/** Whether a document of Catalog passes, by its own fields. */
export type Condition = (fields: ReadonlyMap<string, unknown>) => boolean

const PROPERTY = /^(?<field>[^!=<>~]+)(?<operator>==|!=|<=|>=|<|>|~)(?<value>.*)$/s
const EXISTENCE = /^(?<not>!?)(?<field>[^!=<>~]+)$/
const VERSION = /^\d+(?:\.\d+)+$/

/**
 * Reads one `property=` condition of Catalog: `name` (is there), `!name` (is not), `name~regex`, or a comparison by
 * `== != < <= > >=`. Only fields of the top level are compared. A `*` in a name stands for any text, `**` for an asterisk.
 *
 * @throws {ApiError} QUERY_INVALID
 * @see Adobe, "Filter Catalog data using query parameters"
 */
export function parseCondition(text: string): Condition {
  const existence = EXISTENCE.exec(text)?.groups
  if (existence) {
    const { not = '', field = '' } = existence
    return (fields) => fields.has(field) === (not === '')
  }
  const { field = '', operator = '', value = '' } = PROPERTY.exec(text)?.groups ?? {}
  if (field === '' || value === '') throw notACondition(text)
  if (operator === '~') return matching(field, regexOf(value, text))
  if (operator === '==' || operator === '!=') {
    const equal = equalTo(field, [value])
    return operator === '==' ? equal : (fields) => !equal(fields)
  }
  return (fields) => {
    const found = fields.get(field)
    if (typeof found !== 'string' && typeof found !== 'number') return false
    return holds(compare(String(found), value), operator)
  }
}

/** Whether a field is one of some values; in a name, `*` stands for any text and `**` for an asterisk. */
export function equalTo(field: string, values: string[]): Condition {
  const tests = values.map((value) =>
    field === 'name' && value.includes('*') ? wildcard(value) : (text: string) => text === value,
  )
  return (fields) => {
    const found = fields.get(field)
    if (found === undefined || found === null || typeof found === 'object') return false
    return tests.some((test) => test(String(found)))
  }
}

/** A text in which `*` stands for any text, also none, and `**` for an asterisk. It is matched in linear time. */
export function wildcard(text: string): (value: string) => boolean {
  const parts = ['']
  for (const [token] of text.matchAll(/\*\*?|[^*]+/g)) {
    if (token === '*') parts.push('')
    else parts.push(parts.pop() + (token === '**' ? '*' : token))
  }
  const [first = '', ...others] = parts
  const last = others.pop()
  if (last === undefined) return (value) => value === first
  return (value) => {
    if (!value.startsWith(first) || !value.endsWith(last)) return false
    let at = first.length
    for (const part of others) {
      const found = value.indexOf(part, at)
      if (found < 0) return false
      at = found + part.length
    }
    return at + last.length <= value.length
  }
}

function matching(field: string, regex: LinearPattern): Condition {
  return (fields) => {
    const found = fields.get(field)
    return typeof found === 'string' && regex.test(found)
  }
}

function regexOf(pattern: string, text: string): LinearPattern {
  try {
    return linearPattern(pattern)
  } catch (error) {
    if (error instanceof PatternError)
      throw new ApiError(
        'QUERY_INVALID',
        `The regular expression of property=${text} ${error.message}.`,
      )
    if (!(error instanceof SyntaxError)) throw error
    throw new ApiError('QUERY_INVALID', `property=${text} has no regular expression after ~.`)
  }
}

/** Versions compare by their numbers, numbers as numbers, the rest as text. */
function compare(found: string, wanted: string): number {
  if (VERSION.test(found) && VERSION.test(wanted)) return compareVersions(found, wanted)
  const difference = Number(found) - Number(wanted)
  if (found.trim() !== '' && wanted.trim() !== '' && !Number.isNaN(difference)) return difference
  return found === wanted ? 0 : found < wanted ? -1 : 1
}

function compareVersions(found: string, wanted: string): number {
  const [left, right] = [found.split('.').map(Number), wanted.split('.').map(Number)]
  const at = left.findIndex((number, index) => number !== (right[index] ?? 0))
  return at < 0 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? 0)
}

function holds(difference: number, operator: string): boolean {
  if (operator === '<') return difference < 0
  if (operator === '<=') return difference <= 0
  return operator === '>' ? difference > 0 : difference >= 0
}

const notACondition = (text: string): ApiError =>
  new ApiError(
    'QUERY_INVALID',
    `property=${text} is no condition: give a field's name, !name, or name and value with ==, !=, <, <=, >, >= or ~ between.`,
  )
