import type { Filter, FilterOperator, ListQuery } from '../storage/resource-store.ts'
import { ApiError } from './api-error.ts'

const SEGMENT = String.raw`[A-Za-z_@$][\w@$:-]*(?:\[\])?`
const PATH = new RegExp(`^${SEGMENT}(?:\\.${SEGMENT})*$`)
const PROPERTY = /^(?<path>[^=!<>~]*)(?<operator>==|!=|<=|>=|<|>|~|=(?!=))(?<values>.*)$/s

const OPERATORS: Record<string, FilterOperator> = {
  '==': '==',
  '=': '==',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '~': '~',
}

/**
 * Reads one `property=` filter: a dotted path (`[]` after an array's name), an operator, and one value, or several
 * with commas for `==`. Values may stand in double quotes.
 *
 * @throws {ApiError} FILTER_OPERATOR_INVALID, FILTER_FIELD_INVALID, FILTER_VALUE_EMPTY or FILTER_MANY_VALUES
 * @see Adobe, "Sort and filter responses in the Flow Service API"
 */
export function parseProperty(text: string): Filter {
  const groups = PROPERTY.exec(text)?.groups
  const operator = OPERATORS[groups?.['operator'] ?? '']
  if (!groups || !operator) {
    throw new ApiError(
      'FILTER_OPERATOR_INVALID',
      `"${text}" has none of the operators == != < <= > >= ~.`,
    )
  }
  const values = splitValues(groups['values'] ?? '')
  if (values.includes(''))
    throw new ApiError(
      'FILTER_VALUE_EMPTY',
      `"${text}" compares with nothing; give a value after ${operator}.`,
    )
  if (values.length > 1 && operator !== '==') {
    throw new ApiError(
      'FILTER_MANY_VALUES',
      `"${text}" gives ${values.length} values; only == takes more than one.`,
    )
  }
  return { path: parsePath(groups['path'] ?? '', text), operator, values }
}

/**
 * Reads `orderby=name`, `+name` or `-name`. A plus sign that was not encoded arrives as a space.
 *
 * @throws {ApiError} ORDER_BY_INVALID
 */
export function parseOrderBy(text: string): NonNullable<ListQuery['orderBy']> {
  const path = text.replace(/^[+\- ]/, '')
  if (!PATH.test(path) || path.includes('[]')) {
    throw new ApiError(
      'ORDER_BY_INVALID',
      `"${text}" is not a field's name, with + or - before it.`,
    )
  }
  return { path: path.split('.'), descending: text.startsWith('-') }
}

function parsePath(path: string, text: string): string[] {
  if (PATH.test(path)) return path.split('.')
  throw new ApiError(
    'FILTER_FIELD_INVALID',
    `"${text}" names no field: expected names with dots between them, such as connectionSpec.id, not "${path}".`,
  )
}

/** Commas inside double quotes belong to the value. */
function splitValues(text: string): string[] {
  const values = text.match(/"[^"]*"|[^,]+|(?<=,|^)(?=,|$)/g) ?? ['']
  return values.map((value) => (/^".*"$/s.test(value) ? value.slice(1, -1) : value))
}
