import { ApiError } from './api-error.ts'

const QUOTED = /"((?:\\.|[^"\\])*)"(?=,|$)/sy
const BARE = /[^",{[][^,]*/y

/**
 * Splits the values of a filter at its commas. Commas inside double quotes belong to the value, and `\"` and `\\` there
 * stand for a quote and a backslash; a backslash before anything else is one.
 *
 * @param filter the whole filter, for messages.
 * @throws {ApiError} FILTER_VALUE_EMPTY, FILTER_VALUE_INVALID or FILTER_VALUE_UNHANDLED
 */
export function readFilterValues(text: string, filter: string, operator: string): string[] {
  const values: string[] = []
  for (let at = 0; at <= text.length;) {
    const { value, end } = readValue(text, at, filter)
    if (value === '') {
      throw new ApiError(
        'FILTER_VALUE_EMPTY',
        `"${filter}" compares with nothing; give a value after ${operator}.`,
      )
    }
    values.push(value)
    at = end + 1
  }
  return values
}

function readValue(text: string, at: number, filter: string): { value: string; end: number } {
  if (at === text.length || text[at] === ',') return { value: '', end: at }
  if (text[at] === '"') {
    QUOTED.lastIndex = at
    const [quoted, inner] = QUOTED.exec(text) ?? []
    if (quoted === undefined || inner === undefined) {
      throw new ApiError(
        'FILTER_VALUE_INVALID',
        `In "${filter}" a double quote is not closed, or something follows it before the next comma.`,
      )
    }
    return { value: inner.replace(/\\(["\\])/g, '$1'), end: at + quoted.length }
  }
  BARE.lastIndex = at
  const [bare] = BARE.exec(text) ?? []
  if (bare === undefined) {
    throw new ApiError(
      'FILTER_VALUE_UNHANDLED',
      `"${filter}" compares with a list or an object; fields compare with a text, a number, true or false. A text that begins with a bracket stands in double quotes.`,
    )
  }
  return { value: bare, end: at + bare.length }
}
