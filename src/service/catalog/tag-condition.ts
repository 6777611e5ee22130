import { ApiError } from '../http/api-error.ts'
import { wildcard, type Condition } from './property-condition.ts'

/**
 * Reads `tags=name:value,other:*`: all of them have to be there. A `*` in a value stands for any text.
 *
 * @throws {ApiError} QUERY_INVALID
 * @see Adobe, "Filter Catalog data using query parameters"
 */
export function parseTags(text: string): Condition {
  const tests = text.split(',').map((part) => {
    const at = part.indexOf(':')
    if (at < 1 || at === part.length - 1) {
      throw new ApiError(
        'QUERY_INVALID',
        `tags has "${part}", which is no name and value with a colon between; name:* asks for any value.`,
      )
    }
    return { name: part.slice(0, at), matches: wildcard(part.slice(at + 1)) }
  })
  return (fields) =>
    tests.every(({ name, matches }) => tagValues(fields.get('tags'), name).some(matches))
}

/** The values of one tag. Documented as a list of texts, but kept as sent: anything else counts as its one value. */
export function tagValues(tags: unknown, name: string): string[] {
  if (typeof tags !== 'object' || tags === null || !Object.hasOwn(tags, name)) return []
  const values: unknown = Object.entries(tags).find(([tag]) => tag === name)?.[1]
  return [values].flat().map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
}
