import type { JsonSchema } from '#contract/json-schema.ts'
import { printPath, type Path, type Step } from './path.ts'

/** The type a schema asks for: of several the first but null; undefined if it says nothing about it. */
export function typeOf(schema: JsonSchema): string | undefined {
  if (Array.isArray(schema.type)) return schema.type.find((type) => type !== 'null')
  if (schema.type !== undefined) return schema.type
  if (schema.properties) return 'object'
  if (schema.items) return 'array'
  return schema.allOf?.map((part) => typeOf(part)).find((type) => type !== undefined)
}

/** The named fields of an object schema, those of its `allOf` included. */
export function propertiesOf(schema: JsonSchema): Map<string, JsonSchema> {
  const inherited = (schema.allOf ?? []).flatMap((part) => [...propertiesOf(part)])
  return new Map([...inherited, ...Object.entries(schema.properties ?? {})])
}

/** What fields without a name of their own must be: a map's values, `{}` where anything goes, undefined where none may be. */
export function valuesOf(schema: JsonSchema): JsonSchema | undefined {
  if (typeof schema.additionalProperties === 'object') return schema.additionalProperties
  if (schema.additionalProperties === true) return {}
  const inherited = schema.allOf?.map((part) => valuesOf(part)).find((values) => values)
  return inherited ?? (propertiesOf(schema).size === 0 ? {} : undefined)
}

export const itemsOf = (schema: JsonSchema): JsonSchema => schema.items ?? {}

export const requiredOf = (schema: JsonSchema): Set<string> =>
  new Set([
    ...(schema.required ?? []),
    ...(schema.allOf ?? []).flatMap((part) => [...requiredOf(part)]),
  ])

/** Where a path leads in a schema, or why its first step that leads nowhere does not. */
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
    const type = typeOf(current)
    if (type === undefined) return { found: true, schema: {} }
    const next = nextOf(current, type, step)
    if (!next) {
      const field = 'field' in step ? 'no such field' : 'not an array'
      const reason = type === 'array' ? 'array' : field
      return { found: false, reason, parent: printPath(path.slice(0, at)) }
    }
    current = next
  }
  return { found: true, schema: current }
}

function nextOf(schema: JsonSchema, type: string, step: Step): JsonSchema | undefined {
  if (!('field' in step)) return type === 'array' ? itemsOf(schema) : undefined
  if (type !== 'object') return undefined
  return propertiesOf(schema).get(step.field) ?? valuesOf(schema)
}
