import type { JsonObject } from '#contract/entity.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import { escapeToken } from '#mapping/json-pointer.ts'

/** One step of a JSON Patch, as far as an edit makes them. */
export type PatchStep =
  | { op: 'add' | 'replace'; path: string; value: unknown }
  | { op: 'remove'; path: string }

/**
 * The JSON Patch that makes `mine` of `base`, of what differs only. A list is one value: steps by its indices would mean
 * other items once someone else has changed it.
 *
 * @see RFC 6902
 */
export function jsonDiff(base: JsonObject, mine: JsonObject, at = ''): PatchStep[] {
  return keysOf(base, mine).flatMap((key): PatchStep[] => {
    const path = `${at}/${escapeToken(key)}`
    const [before, after] = [valueOf(base, key), valueOf(mine, key)]
    if (sameJson(before, after)) return []
    if (after === undefined) return [{ op: 'remove', path }]
    if (before === undefined) return [{ op: 'add', path, value: after }]
    if (isJsonObject(before) && isJsonObject(after)) return jsonDiff(before, after, path)
    return [{ op: 'replace', path, value: after }]
  })
}

/** Whether two JSON values say the same; the order of an object's keys says nothing. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, at) => sameJson(item, other[at]))
  if (isJsonObject(one) && isJsonObject(other))
    return keysOf(one, other).every((key) => sameJson(valueOf(one, key), valueOf(other, key)))
  return one === other
}

/** The keys of all of them, each once. */
export const keysOf = (...objects: JsonObject[]): string[] => [
  ...new Set(objects.flatMap((object) => Object.keys(object))),
]

/** An object's own value: a key may be named as what every object inherits, `constructor` for instance. */
export const valueOf = (object: JsonObject, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined
