import type { SQLInputValue } from 'node:sqlite'
import { numberIn } from '../filter-values.ts'
import type { Filter, FilterOperator, Kind } from '../resource-store.ts'
import { columnOf, isReference, type Column } from './indexed-fields.ts'
import type { Statement } from './statements.ts'

/*
 * Filters as conditions of SQL, by the rules that `http/property-match.ts` has for documents in memory. What a caller
 * wrote is always a bound parameter, paths too; only names of our columns become text of the statement.
 *
 * A value is a text, a number or null, as SQLite compares them: numbers stand before texts. Columns have an empty blob
 * for what is missing, which stands after texts. So a comparison with a text is bounded by `''` and `x''`, and one with a
 * number by `''`: each is a range of an index.
 */

/** The condition that a resource passes the filter. */
export function conditionOf(kind: Kind, filter: Filter): Statement {
  const column = columnOf(kind, filter.path)
  if (column) return compare({ sql: column, parameters: [] }, filter, isPresent(column))
  if (isReference(kind, filter.path) && filter.operator === '==') return hasReference(filter)
  return within('body', filter.path, filter, 1)
}

/** The value at a path of a document without lists: a text, a number, or null for everything else. */
export function valueAt(document: string, path: string[]): Statement {
  const at = jsonPath(path)
  return {
    sql: `case json_type(${document}, ?) when 'true' then 'true' when 'false' then 'false' when 'object' then null when 'array' then null else json_extract(${document}, ?) end`,
    parameters: [at, at],
  }
}

/** What a column or a reference may have for a value of a filter: `5` may be the number, or the text. */
export function spellings(values: string[]): (string | number)[] {
  return values.flatMap((value) => {
    const number = numberIn(value)
    return number === undefined ? [value] : [number, value]
  })
}

function hasReference({ path, values }: Pick<Filter, 'path' | 'values'>): Statement {
  const wanted = spellings(values)
  return {
    sql: `exists (select 1 from resource_references as reference where reference.sequence = resources.sequence and reference.field = ? and reference.value in (${marks(wanted)}))`,
    parameters: [path.join('.'), ...wanted],
  }
}

const isPresent = (column: Column) => `typeof(${column}) <> 'blob'`

/** An element of a list matches if any element does. */
function within(document: string, path: string[], filter: Filter, depth: number): Statement {
  const listAt = path.findIndex((segment) => segment.endsWith('[]'))
  if (listAt < 0) return compare(valueAt(document, path), filter)
  const at = jsonPath(path.slice(0, listAt + 1).map((segment) => segment.replace(/\[\]$/, '')))
  const element = `element_${depth}`
  const rest = path.slice(listAt + 1)
  const inner =
    rest.length === 0
      ? compare({ sql: elementValue(element), parameters: [] }, filter)
      : within(`${element}.value`, rest, filter, depth + 1)
  // A text that is no JSON must not be looked into: only `case` says what is evaluated first.
  const guarded =
    rest.length === 0 ? inner.sql : `case ${element}.type when 'object' then ${inner.sql} end`
  return {
    sql: `exists (select 1 from json_each(${document}, ?) as ${element} where json_type(${document}, ?) = 'array' and ${guarded})`,
    parameters: [at, at, ...inner.parameters],
  }
}

const elementValue = (element: string) =>
  `case ${element}.type when 'true' then 'true' when 'false' then 'false' when 'object' then null when 'array' then null else ${element}.value end`

function compare(value: Statement, { operator, values }: Filter, present?: string): Statement {
  if (operator === '==') return comparison(value, 'in', spellings(values))
  const conditions = values.map((wanted) => compareOne(value, operator, wanted))
  const any = `(${conditions.map(({ sql }) => sql).join(' or ')})`
  return {
    sql: present === undefined ? any : `(${any} and ${present})`,
    parameters: conditions.flatMap(({ parameters }) => parameters),
  }
}

function compareOne(
  value: Statement,
  operator: Exclude<FilterOperator, '=='>,
  wanted: string,
): Statement {
  if (operator === '!=') return comparison(value, 'not in', spellings([wanted]))
  if (operator === '~') {
    return {
      sql: `contains_text(${value.sql}, ?)`,
      parameters: [...value.parameters, wanted.toLowerCase()],
    }
  }
  const text = between(value, operator, wanted, `''`, `x''`)
  const number = numberIn(wanted)
  if (number === undefined) return text
  const numeric = between(value, operator, number, undefined, `''`)
  return {
    sql: `(${numeric.sql} or ${text.sql})`,
    parameters: [...numeric.parameters, ...text.parameters],
  }
}

/** `value` below, at or above `wanted`, and among the values of its type, from `lowest` to before `above`. */
function between(
  value: Statement,
  operator: '<' | '<=' | '>' | '>=',
  wanted: SQLInputValue,
  lowest: string | undefined,
  above: string,
): Statement {
  const parameters = [...value.parameters, wanted]
  const compared = `${value.sql} ${operator} ?`
  if (operator.startsWith('>'))
    return {
      sql: `(${compared} and ${value.sql} < ${above})`,
      parameters: [...parameters, ...value.parameters],
    }
  if (lowest === undefined) return { sql: compared, parameters }
  return {
    sql: `(${compared} and ${value.sql} >= ${lowest})`,
    parameters: [...parameters, ...value.parameters],
  }
}

const comparison = (
  value: Statement,
  operator: 'in' | 'not in',
  wanted: (string | number)[],
): Statement => ({
  sql: `${value.sql} ${operator} (${marks(wanted)})`,
  parameters: [...value.parameters, ...wanted],
})

const marks = (values: unknown[]) => values.map(() => '?').join(', ')

function jsonPath(path: string[]): string {
  return `$${path.map((segment) => `."${segment}"`).join('')}`
}
