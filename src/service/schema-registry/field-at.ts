import type { JsonSchema } from '#contract/json-schema.ts'
import { fieldPath } from './field-path.ts'

/**
 * A field of a composed schema by its path, `/personalEmail/address`. Names may be XDM's own, `/xdm:eventType`; elements
 * of lists need no segment, or `[*]` behind the list's name; a map's values have any name.
 *
 * @returns undefined if the schema has no such field, or the path is none.
 * @see Adobe, "Descriptors endpoint", Defining descriptors
 */
export function fieldAt(schema: JsonSchema, path: string): JsonSchema | undefined {
  const segments = segmentsOf(path)
  if (!segments) return undefined
  return segments.reduce<JsonSchema | undefined>(
    (place, segment) => place && child(place, segment),
    schema,
  )
}

/** Whether data must have the field wherever it has the object around it. */
export function isRequiredAt(schema: JsonSchema, path: string): boolean {
  const segments = segmentsOf(path) ?? []
  const last = segments.pop()
  const parent = segments.length === 0 ? schema : fieldAt(schema, `/${segments.join('/')}`)
  return last !== undefined && (elementOf(parent ?? {}).required ?? []).includes(last)
}

/** The names of the fields on the way, as data has them. */
function segmentsOf(path: string): string[] | undefined {
  if (!path.startsWith('/') || path.endsWith('/')) return undefined
  return path
    .slice(1)
    .split('/')
    .flatMap((name) => fieldPath(name.replace(/\[\*\]$/, '')))
}

function child(schema: JsonSchema, name: string): JsonSchema | undefined {
  const { properties = {}, additionalProperties: values } = elementOf(schema)
  if (Object.hasOwn(properties, name)) return properties[name]
  return typeof values === 'object' ? values : undefined
}

/** What stands in a list, however deep; anything else is itself. */
const elementOf = (schema: JsonSchema): JsonSchema =>
  schema.items ? elementOf(schema.items) : schema
