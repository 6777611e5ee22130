import { numberIn, valuesAt } from '../storage/filter-values.ts'
import type { Filter, FilterOperator } from '../storage/resource-store.ts'

/*
 * How a field compares, here and in every store. A number compares as a number, and only with a value that is one. A
 * text compares as a text, by its code points; `true` and `false` are texts. `~` looks for a part of the text, whatever
 * the case, and takes a number as it is written. What is null, a list, an object or not there at all is in no relation
 * to any value, `!=` included.
 */

/** Whether a document that is in memory passes a filter, by the same rules as stored ones do. */
export function matches(document: unknown, { path, operator, values }: Filter): boolean {
  return valuesAt(document, path).some((found) =>
    values.some((wanted) => compare(found, operator, wanted)),
  )
}

function compare(found: string | number, operator: FilterOperator, wanted: string): boolean {
  if (operator === '~') return String(found).toLowerCase().includes(wanted.toLowerCase())
  if (typeof found === 'number') {
    const number = numberIn(wanted)
    return number === undefined ? operator === '!=' : holds(operator, found - number)
  }
  return holds(operator, Buffer.compare(Buffer.from(found), Buffer.from(wanted)))
}

/** @param difference below, at or above zero as the field is below, at or above the value. */
function holds(operator: Exclude<FilterOperator, '~'>, difference: number): boolean {
  switch (operator) {
    case '==':
      return difference === 0
    case '!=':
      return difference !== 0
    case '<':
      return difference < 0
    case '<=':
      return difference <= 0
    case '>':
      return difference > 0
    case '>=':
      return difference >= 0
  }
}
