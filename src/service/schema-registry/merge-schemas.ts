import { isDeepStrictEqual } from 'node:util'
import type { JsonSchema } from '#contract/json-schema.ts'

/** Keywords that describe rather than restrict: of two, the later is taken. */
const ANNOTATIONS = new Set([
  'title',
  'description',
  'default',
  'examples',
  '$comment',
  'meta:xdmType',
  'meta:xdmField',
  'meta:enum',
  'meta:status',
])

/**
 * One schema that holds where both hold. Fields are united; what both restrict in different ways, and cannot be
 * written as one keyword, stays beside as `allOf`.
 */
export function mergeSchemas(first: JsonSchema, second: JsonSchema): JsonSchema {
  const merged: JsonSchema = { ...first }
  const conflicts: JsonSchema = {}
  for (const [keyword, value] of Object.entries(second)) {
    if (!(keyword in first) || ANNOTATIONS.has(keyword)) merged[keyword] = value
    else if (!isDeepStrictEqual(first[keyword], value)) conflicts[keyword] = value
  }
  return settle(merged, conflicts, first)
}

/**
 * One schema that holds where all hold; see `mergeSchemas`. Halves are merged with halves: one after another, each merge
 * would copy all fields before it.
 */
export function mergeAll(schemas: JsonSchema[]): JsonSchema {
  const [first = {}, second] = schemas
  if (second === undefined) return first
  const middle = schemas.length >> 1
  return mergeSchemas(mergeAll(schemas.slice(0, middle)), mergeAll(schemas.slice(middle)))
}

/** Merges what can be merged of the keywords that both schemas have, and keeps the rest beside. */
function settle(merged: JsonSchema, conflicts: JsonSchema, first: JsonSchema): JsonSchema {
  const { properties, required, items, additionalProperties, allOf, ...others } = conflicts
  if (properties) merged.properties = mergeProperties(first.properties ?? {}, properties)
  if (required) merged.required = [...new Set([...(first.required ?? []), ...required])]
  if (items) merged.items = mergeSchemas(first.items ?? {}, items)
  if (additionalProperties !== undefined) {
    merged.additionalProperties = mergeAdditional(first.additionalProperties, additionalProperties)
  }
  const beside = [...(merged.allOf ?? []), ...(allOf ?? [])]
  if (Object.keys(others).length > 0) beside.push(others)
  if (beside.length > 0) merged.allOf = beside
  return merged
}

function mergeProperties(
  first: Record<string, JsonSchema>,
  second: Record<string, JsonSchema>,
): Record<string, JsonSchema> {
  const merged = new Map(Object.entries(first))
  for (const [name, schema] of Object.entries(second)) {
    const known = merged.get(name)
    merged.set(name, known ? mergeSchemas(known, schema) : schema)
  }
  return Object.fromEntries(merged)
}

function mergeAdditional(
  first: JsonSchema['additionalProperties'],
  second: JsonSchema['additionalProperties'],
): JsonSchema['additionalProperties'] {
  if (first === false || second === false) return false
  if (typeof first !== 'object') return second
  return typeof second === 'object' ? mergeSchemas(first, second) : first
}
