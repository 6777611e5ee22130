import { numberIn } from '../storage/filter-values.ts'
import type { Filter, FilterOperator, ListQuery } from '../storage/resource-store.ts'
import { ApiError } from './api-error.ts'
import { readFilterValues } from './filter-values.ts'

const SEGMENT = String.raw`[\p{L}_@$][\p{L}\p{N}_@$:-]*(?:\[\])?`
const PATH = new RegExp(String.raw`^${SEGMENT}(?:\.${SEGMENT})*$`, 'u')
const PROPERTY = /^(?<path>[^=!<>~]*)(?<operator>!~|==|!=|<=|>=|<|>|~|=)(?<values>[^=!<>~].*)?$/s

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
const ORDERING = new Set<FilterOperator>(['<', '<=', '>', '>='])

/** Documents have few lists within lists, and each costs a query of its own. */
const MOST_LISTS = 10

/** What a caller wrote goes into messages: a long one is shown by its beginning. */
const LONGEST_SHOWN = 200

/** Fields that hold epoch milliseconds. */
const TIME = /^(?:created|updated|started|completed)At(?:UTC)?$/

/**
 * Reads one `property=` filter: a dotted path (`[]` after an array's name), an operator, and one value, or several with
 * commas for `==`. A value may stand in double quotes, and must if it has a comma, begins with a quote, a bracket or a
 * sign of an operator; within quotes `\"` and `\\` stand for a quote and a backslash.
 *
 * @throws {ApiError} FILTER_OPERATOR_INVALID, FILTER_OPERATOR_NOT_IMPLEMENTED, FILTER_OPERATOR_UNSUPPORTED,
 *   FILTER_FIELD_INVALID, FILTER_VALUE_EMPTY, FILTER_VALUE_INVALID, FILTER_VALUE_UNHANDLED or FILTER_MANY_VALUES
 * @see Adobe, "Sort and filter responses in the Flow Service API", "Flow Service error messages"
 */
export function parseProperty(text: string): Filter {
  const shown = shownOf(text)
  const groups = PROPERTY.exec(text)?.groups
  if (groups?.['operator'] === '!~') {
    throw new ApiError(
      'FILTER_OPERATOR_NOT_IMPLEMENTED',
      `"${shown}" asks for what does not contain a text; there is ~ only.`,
    )
  }
  const operator = OPERATORS[groups?.['operator'] ?? '']
  if (!groups || !operator) {
    throw new ApiError(
      'FILTER_OPERATOR_INVALID',
      `"${shown}" has none of the operators == != < <= > >= ~; a value that begins with one of their signs stands in double quotes.`,
    )
  }
  const path = parsePath(groups['path'] ?? '', shown)
  const values = readFilterValues(groups['values'] ?? '', shown, operator)
  if (values.length > 1 && operator !== '==') {
    throw new ApiError(
      'FILTER_MANY_VALUES',
      `"${shown}" gives ${values.length} values; only == takes more than one.`,
    )
  }
  if (ORDERING.has(operator)) requireOrdered(path, operator, values, shown)
  return { path, operator, values }
}

/**
 * Reads `orderby=name`, `+name` or `-name`. A plus sign that was not encoded arrives as a space.
 *
 * @throws {ApiError} ORDER_BY_DIRECTION_INVALID for another sign or word that tells a direction, ORDER_BY_INVALID for
 *   what names no field.
 */
export function parseOrderBy(text: string): NonNullable<ListQuery['orderBy']> {
  const path = text.replace(/^[+\- ]/, '')
  if (PATH.test(path) && !path.includes('[]'))
    return { path: path.split('.'), descending: text.startsWith('-') }
  if (/^[+\- ]?[^\p{L}\p{N}_@$#]+[\p{L}_@$]|^\S+[ :,+-](?:asc|desc)?\w*$/iu.test(text)) {
    throw new ApiError(
      'ORDER_BY_DIRECTION_INVALID',
      `"${shownOf(text)}" does not say a direction: put + or nothing before the field for ascending, - for descending.`,
    )
  }
  throw new ApiError(
    'ORDER_BY_INVALID',
    `"${shownOf(text)}" is not a field's name, with + or - before it.`,
  )
}

function parsePath(path: string, text: string): string[] {
  if (!PATH.test(path)) {
    throw new ApiError(
      'FILTER_FIELD_INVALID',
      `"${text}" names no field: expected names with dots between them, such as connectionSpec.id, not "${shownOf(path)}".`,
    )
  }
  const segments = path.split('.')
  if (segments.filter((segment) => segment.endsWith('[]')).length <= MOST_LISTS) return segments
  throw new ApiError(
    'FILTER_FIELD_INVALID',
    `"${text}" looks through more than ${MOST_LISTS} lists within lists.`,
  )
}

const shownOf = (text: string): string =>
  text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text

/** Ids have no order, and times are numbers. */
function requireOrdered(
  path: string[],
  operator: FilterOperator,
  values: string[],
  text: string,
): void {
  const field = path.at(-1) ?? ''
  if (field === 'id') {
    throw new ApiError(
      'FILTER_OPERATOR_UNSUPPORTED',
      `"${text}" compares ids by ${operator}; they can be compared by ==, != and ~.`,
    )
  }
  if (TIME.test(field) && values.some((value) => numberIn(value) === undefined)) {
    throw new ApiError(
      'FILTER_VALUE_INVALID',
      `"${text}" compares a time; give it in milliseconds since 1970, such as 1670880253121.`,
    )
  }
}
