import { sql, type RawBuilder } from 'kysely'
import type { Filter, FilterOperator, ListQuery } from '../resource-store.ts'

/*
 * Paths reach SQL as bound parameters, never as text of the statement: a filter is a caller's text.
 */

const COMPARISONS: Record<Exclude<FilterOperator, '~'>, RawBuilder<unknown>> = {
  '==': sql`=`,
  '!=': sql`<>`,
  '<': sql`<`,
  '<=': sql`<=`,
  '>': sql`>`,
  '>=': sql`>=`,
}

/** A condition on `body`: an element of an array matches if any element does. */
export function conditionOf(
  filter: Filter,
  document: RawBuilder<unknown> = sql`body`,
): RawBuilder<boolean> {
  const arrayAt = filter.path.findIndex((segment) => segment.endsWith('[]'))
  if (arrayAt < 0) return compare(valueAt(document, filter.path), filter)
  const path = filter.path.slice(0, arrayAt + 1).map((segment) => segment.replace(/\[\]$/, ''))
  const element = sql.ref(`element_${filter.path.length}`)
  const rest = { ...filter, path: filter.path.slice(arrayAt + 1) }
  const inner =
    rest.path.length === 0
      ? compare(sql`${element}.value`, filter)
      : conditionOf(rest, sql`${element}.value`)
  return sql<boolean>`exists (select 1 from json_each(${document}, ${jsonPath(path)}) as ${element} where ${inner})`
}

/** What a list is sorted by, never null, so that a cursor can compare with it. */
export function sortKey(orderBy: NonNullable<ListQuery['orderBy']>): RawBuilder<string | number> {
  return sql<string | number>`coalesce(${valueAt(sql`body`, orderBy.path)}, '')`
}

/** Numbers compare as numbers where both sides are; everything else compares as text. */
function compare(value: RawBuilder<unknown>, { operator, values }: Filter): RawBuilder<boolean> {
  const conditions = values.map((wanted) => {
    if (operator === '~') return sql<boolean>`instr(lower(${value}), lower(${wanted})) > 0`
    const number = wanted.trim() === '' ? Number.NaN : Number(wanted)
    const asText = sql<boolean>`${textOf(value)} ${COMPARISONS[operator]} ${wanted}`
    if (!Number.isFinite(number)) return asText
    return sql<boolean>`case when typeof(${value}) in ('integer', 'real') then ${value} ${COMPARISONS[operator]} ${number} else ${asText} end`
  })
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`
}

/** Filters spell booleans `true` and `false`; `->>` gives them as 1 and 0. */
function textOf(value: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`cast(${value} as text)`
}

/** What is no text, number or boolean compares with nothing. */
function valueAt(document: RawBuilder<unknown>, path: string[]): RawBuilder<unknown> {
  const at = jsonPath(path)
  return sql`case json_type(${document}, ${at}) when 'true' then 'true' when 'false' then 'false' when 'object' then null when 'array' then null else json_extract(${document}, ${at}) end`
}

function jsonPath(path: string[]): string {
  return `$${path.map((segment) => `."${segment}"`).join('')}`
}
