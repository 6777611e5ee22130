import type { JsonObject } from '#contract/entity.ts'
import { isJsonObject } from '#mapping/json-object.ts'

const BRANCHES = ['then', 'else'] as const
const COMBINATIONS = ['allOf', 'anyOf', 'oneOf'] as const
const SECRET_NAME = /secret|password|passphrase|token|key$/i

/**
 * The names in `required` that the schema declares nowhere: not in `properties`, nor in a branch or a combination.
 * Real specifications have them, and a form without their fields could never be sent.
 */
export function undeclaredNames(schema: JsonObject): string[] {
  if (!Array.isArray(schema.required) || '$ref' in schema) return []
  const declared = declaredNames(schema)
  return schema.required.filter((name) => typeof name === 'string' && !declared.has(name))
}

/**
 * `schema` with a text field for each name; a name that sounds like a secret gets a password field. The console says at
 * what is marked `undeclared` that the specification does not describe it.
 */
export function declareAsText(schema: JsonObject, names: string[]): JsonObject {
  if (names.length === 0) return schema
  const properties = isJsonObject(schema.properties) ? schema.properties : {}
  const added = names.map((name): [string, JsonObject] => [
    name,
    {
      type: 'string',
      ...(SECRET_NAME.test(name) ? { format: 'password' } : {}),
      uiAttributes: { undeclared: true },
    },
  ])
  return { ...schema, properties: { ...properties, ...Object.fromEntries(added) } }
}

function declaredNames(schema: unknown): Set<string> {
  if (!isJsonObject(schema)) return new Set()
  const own = isJsonObject(schema.properties) ? Object.keys(schema.properties) : []
  const branches: unknown[] = BRANCHES.map((keyword) => schema[keyword])
  const combined: unknown[] = COMBINATIONS.flatMap((keyword) => {
    const members = schema[keyword]
    return Array.isArray(members) ? members : []
  })
  const dependent = isJsonObject(schema.dependencies) ? Object.values(schema.dependencies) : []
  const inside = [...branches, ...combined, ...dependent].flatMap((part) => [
    ...declaredNames(part),
  ])
  return new Set([...own, ...inside])
}
