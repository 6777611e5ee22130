import type { JsonSchema } from './json.ts'
import { printPath, type Path, type Step } from './path.ts'

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const schemasIn = (value: unknown): JsonSchema[] =>
  Array.isArray(value) ? value.filter(isSchema) : []

/** The types a schema allows; none if it says nothing about them. */
export function typesOf(schema: JsonSchema): string[] {
  const { type } = schema
  if (typeof type === 'string') return [type]
  if (Array.isArray(type)) return type.filter((name) => typeof name === 'string')
  if (isSchema(schema.properties)) return ['object']
  if (isSchema(schema.items)) return ['array']
  return [...new Set(schemasIn(schema.allOf).flatMap(typesOf))]
}

/** The named fields of an object schema, those of its `allOf` included. */
export function propertiesOf(schema: JsonSchema): Map<string, JsonSchema> {
  const properties = new Map(schemasIn(schema.allOf).flatMap((part) => [...propertiesOf(part)]))
  const own = isSchema(schema.properties) ? Object.entries(schema.properties) : []
  for (const [name, field] of own) if (isSchema(field)) properties.set(name, field)
  return properties
}

/** What fields without a name of their own must be: a map's values. `{}` where anything goes. */
export function valuesOf(schema: JsonSchema): JsonSchema | undefined {
  if (isSchema(schema.additionalProperties)) return schema.additionalProperties
  if (schema.additionalProperties === true) return {}
  const inherited = schemasIn(schema.allOf).map(valuesOf)
  return inherited.find((values) => values !== undefined)
}

export const itemsOf = (schema: JsonSchema): JsonSchema =>
  isSchema(schema.items) ? schema.items : {}

export const requiredOf = (schema: JsonSchema): Set<unknown> =>
  new Set([
    ...(Array.isArray(schema.required) ? schema.required : []),
    ...schemasIn(schema.allOf).flatMap((part) => [...requiredOf(part)]),
  ])

/** Where a path leads in a schema, or the first step that leads nowhere. */
export type Place =
  | { found: true; schema: JsonSchema }
  | { found: false; reason: 'array' | 'not an array' | 'no such field'; parent: string }

/**
 * Follows a path through an object schema without `$ref`. A schema that says nothing about its fields is open: every path
 * leads on to `{}`. One that names fields has these alone, because a dataset's columns are made from them.
 */
export function placeOf(schema: JsonSchema, path: Path): Place {
  let current = schema
  for (const [at, step] of path.entries()) {
    const types = typesOf(current)
    const parent = printPath(path.slice(0, at))
    if (types.length === 0 && propertiesOf(current).size === 0) return { found: true, schema: {} }
    if ('field' in step !== types.includes('object')) {
      const reason = types.includes('array')
        ? 'array'
        : 'field' in step
          ? 'no such field'
          : 'not an array'
      return { found: false, reason, parent }
    }
    const next = nextOf(current, step)
    if (!next) return { found: false, reason: 'no such field', parent }
    current = next
  }
  return { found: true, schema: current }
}

function nextOf(schema: JsonSchema, step: Step): JsonSchema | undefined {
  if (!('field' in step)) return itemsOf(schema)
  const properties = propertiesOf(schema)
  const values = valuesOf(schema)
  return properties.get(step.field) ?? values ?? (properties.size === 0 ? {} : undefined)
}
