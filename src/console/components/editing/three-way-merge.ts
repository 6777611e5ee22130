import type { JsonObject } from '#contract/entity.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import { keysOf, sameJson, valueOf } from './json-diff.ts'

/** A field that both changed, each to another value; undefined where it is not set. */
export interface Overlap {
  path: string[]
  base: unknown
  theirs: unknown
  mine: unknown
}

export interface Merge {
  /** Both edits in one document; where they overlap, mine. */
  merged: JsonObject
  overlaps: Overlap[]
  /** The fields that only they changed. */
  fromTheirs: string[][]
}

/** Merges two edits of one document by field. A list is one value. */
export function threeWayMerge(
  base: JsonObject,
  theirs: JsonObject,
  mine: JsonObject,
  at: string[] = [],
): Merge {
  const merge: Merge = { merged: {}, overlaps: [], fromTheirs: [] }
  const keep = (key: string, value: unknown) => {
    if (value !== undefined) setValue(merge.merged, key, value)
  }
  for (const key of keysOf(base, theirs, mine)) {
    const path = [...at, key]
    const [was, their, my] = [valueOf(base, key), valueOf(theirs, key), valueOf(mine, key)]
    if (sameJson(their, my) || sameJson(was, their)) keep(key, my)
    else if (sameJson(was, my)) {
      keep(key, their)
      merge.fromTheirs.push(path)
    } else if (isJsonObject(was) && isJsonObject(their) && isJsonObject(my)) {
      const inner = threeWayMerge(was, their, my, path)
      keep(key, inner.merged)
      merge.overlaps.push(...inner.overlaps)
      merge.fromTheirs.push(...inner.fromTheirs)
    } else {
      keep(key, my)
      merge.overlaps.push({ path, base: was, theirs: their, mine: my })
    }
  }
  return merge
}

/** The document with one field at another value; undefined takes it away. */
export function withField(
  document: JsonObject,
  [key = '', ...rest]: string[],
  value: unknown,
): JsonObject {
  const changed = { ...document }
  const inner = valueOf(document, key)
  if (rest.length > 0)
    setValue(changed, key, withField(isJsonObject(inner) ? inner : {}, rest, value))
  else if (value === undefined) Reflect.deleteProperty(changed, key)
  else setValue(changed, key, value)
  return changed
}

/** Defined rather than assigned: `__proto__` is a key as any other. */
const setValue = (object: JsonObject, key: string, value: unknown) =>
  Object.defineProperty(object, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  })
