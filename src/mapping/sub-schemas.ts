import type { JsonObject } from '#contract/entity.ts'
import { isJsonObject } from './json-object.ts'
import { escapeToken } from './json-pointer.ts'

/** Keywords whose value is one schema, a list of schemas, or a map from names to schemas. Anything else is plain data. */
const ONE_SCHEMA = new Set([
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'additionalProperties',
  'additionalItems',
])
const SCHEMA_LIST = new Set(['allOf', 'anyOf', 'oneOf'])
const SCHEMA_MAP = new Set([
  'properties',
  'patternProperties',
  'definitions',
  '$defs',
  'dependencies',
  'dependentSchemas',
])

/** Keywords under which a schema only restricts what is declared elsewhere, so that it adds no fields of its own. */
const RESTRICTING = new Set([
  'not',
  'if',
  'then',
  'else',
  'allOf',
  'anyOf',
  'oneOf',
  'dependencies',
  'dependentSchemas',
])

/** Where a schema stands in its document. `restricting` is true inside a condition, a branch or a combination. */
export interface SchemaPlace {
  pointer: string
  restricting: boolean
}

/** @param keyword that the sub-schema stands under. */
type Visit = (schema: JsonObject, place: SchemaPlace, keyword: string) => JsonObject

/**
 * A copy of `schema` in which `visit` has replaced each direct sub-schema. Values that are not schemas (`default`,
 * `enum`, `uiAttributes`, a `dependencies` list) are kept as they are.
 */
export function mapSubSchemas(schema: JsonObject, place: SchemaPlace, visit: Visit): JsonObject {
  const mapped = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
    const one = (inner: unknown, within: SchemaPlace): unknown =>
      isJsonObject(inner) ? visit(inner, within, keyword) : inner
    const list = (values: unknown[], within: SchemaPlace): unknown[] =>
      values.map((each, index) => one(each, { ...within, pointer: `${within.pointer}/${index}` }))
    const at = {
      pointer: `${place.pointer}/${escapeToken(keyword)}`,
      restricting: place.restricting || RESTRICTING.has(keyword),
    }
    if (keyword === 'items')
      return [keyword, Array.isArray(value) ? list(value, at) : one(value, at)]
    if (ONE_SCHEMA.has(keyword)) return [keyword, one(value, at)]
    if (SCHEMA_LIST.has(keyword) && Array.isArray(value)) return [keyword, list(value, at)]
    if (!SCHEMA_MAP.has(keyword) || !isJsonObject(value)) return [keyword, value]
    const entries = Object.entries(value).map(([name, schemaOfName]): [string, unknown] => [
      name,
      one(schemaOfName, { ...at, pointer: `${at.pointer}/${escapeToken(name)}` }),
    ])
    return [keyword, Object.fromEntries(entries)]
  })
  return Object.fromEntries(mapped)
}
