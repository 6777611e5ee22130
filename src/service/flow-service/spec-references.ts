import type { JsonObject } from '#contract/entity.ts'
import type { Violation } from '#contract/problem.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import { escapeToken, unescapeToken } from '#mapping/json-pointer.ts'

/** How many parts a schema may have with its references followed: each may be tested for one value. */
const MOST_PARTS = 20_000

/** Their values are data, and may look like schemas. */
const DATA: ReadonlySet<string> = new Set(['const', 'default', 'enum', 'examples'])

/**
 * What keeps the references of a schema from being followed: they lead in a circle, so that testing a value would not
 * end or double at each of its levels, or they ask for too much together. What leads nowhere is the compiler's to find.
 *
 * @param pointer where the schema stands, as a JSON Pointer; it is put before each violation's own.
 */
export function referenceFaults(schema: JsonObject, pointer: string): Violation[] {
  const counted = new Map<string, number>()
  const open = new Set<string>()
  const faults: Violation[] = []

  const countOf = (value: unknown, at: string): number => {
    if (typeof value !== 'object' || value === null) return 0
    return Object.entries(value).reduce((sum, [name, inner]: [string, unknown]) => {
      const place = `${at}/${escapeToken(name)}`
      if (name === '$ref' && typeof inner === 'string') return sum + countOfTarget(inner, place)
      return DATA.has(name) ? sum : sum + countOf(inner, place)
    }, 1)
  }
  const countOfTarget = (ref: string, at: string): number => {
    const known = counted.get(ref)
    if (known !== undefined) return known
    if (open.has(ref)) {
      faults.push({ pointer: at, message: 'leads back to itself' })
      return 0
    }
    open.add(ref)
    const count = countOf(targetOf(schema, ref), pointer + ref.slice(1))
    open.delete(ref)
    counted.set(ref, count)
    return count
  }

  const count = countOf(schema, pointer)
  if (faults.length > 0 || count <= MOST_PARTS) return faults
  const message = `has more than ${MOST_PARTS} parts with its references followed`
  return [{ pointer, message }]
}

/** @returns undefined for what is not in the schema. */
function targetOf(schema: JsonObject, ref: string): unknown {
  if (!ref.startsWith('#')) return undefined
  return ref
    .slice(1)
    .split('/')
    .slice(1)
    .reduce<unknown>((place, token) => {
      const name = unescapeToken(decoded(token))
      if (Array.isArray(place)) return place[Number(name)]
      return isJsonObject(place) && Object.hasOwn(place, name) ? place[name] : undefined
    }, schema)
}

function decoded(token: string): string {
  try {
    return decodeURIComponent(token)
  } catch (error) {
    if (error instanceof URIError) return token
    throw error
  }
}
