import type { JsonSchema } from '#contract/json-schema.ts'
import { escapeToken } from '#mapping/json-pointer.ts'

/** Where a schema refers to something outside of it. */
export interface Reference {
  /** The `$id` that is referred to, without what follows `#`. */
  id: string
  /** Where the `$ref` stands. */
  pointer: string
}

/** Their values are data, and may look like schemas. */
const DATA = new Set(['const', 'default', 'enum', 'examples', 'meta:enum', 'meta:registryMetadata'])

/** Every reference of a schema to another resource, in the order in which they stand. */
export const referencesOf = (schema: JsonSchema): Reference[] => collect(schema, '')

/** The `$id`s that a schema refers to, each once. */
export const referredIds = (schema: JsonSchema): string[] => [
  ...new Set(referencesOf(schema).map(({ id }) => id)),
]

/** Whether anything in a schema refers to anything, itself included. */
export function hasReference(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return false
  return Object.entries(schema).some(([name, inner]: [string, unknown]) =>
    name === '$ref' && typeof inner === 'string' ? true : !DATA.has(name) && hasReference(inner),
  )
}

function collect(value: unknown, pointer: string): Reference[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    const at = `${pointer}/${escapeToken(name)}`
    if (name !== '$ref' || typeof inner !== 'string')
      return DATA.has(name) ? [] : collect(inner, at)
    const [id = ''] = inner.split('#', 1)
    return id === '' ? [] : [{ id, pointer: at }]
  })
}
