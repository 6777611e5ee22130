import type { JsonObject } from '#contract/entity.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import { unescapeToken } from '#mapping/json-pointer.ts'

const BRANCHES = ['then', 'else'] as const
const COMBINATIONS = ['allOf', 'anyOf', 'oneOf'] as const
const DEPENDENT = ['dependencies', 'dependentSchemas'] as const

/** A schema and all that may add properties to the same object: its reference, branches, combinations, dependencies. */
export function partsOf(schema: JsonObject, root: JsonObject): JsonObject[] {
  const parts: JsonObject[] = []
  const collect = (part: unknown) => {
    if (!isJsonObject(part) || parts.includes(part)) return
    parts.push(part)
    if (typeof part.$ref === 'string') collect(resolveLocal(part.$ref, root))
    BRANCHES.forEach((keyword) => collect(part[keyword]))
    COMBINATIONS.forEach((keyword) => objectsOf(part[keyword]).forEach(collect))
    for (const keyword of DEPENDENT) {
      const dependent = part[keyword]
      if (isJsonObject(dependent)) Object.values(dependent).forEach(collect)
    }
  }
  collect(schema)
  return parts
}

/** Every declaration of each property, in the order in which the parts name them. */
export function declarationsOf(schema: JsonObject, root: JsonObject): Map<string, JsonObject[]> {
  const declarations = new Map<string, JsonObject[]>()
  for (const { properties } of partsOf(schema, root)) {
    if (!isJsonObject(properties)) continue
    for (const [name, declaration] of Object.entries(properties)) {
      if (!isJsonObject(declaration)) continue
      declarations.set(name, [...(declarations.get(name) ?? []), declaration])
    }
  }
  return declarations
}

/** What a local JSON Pointer such as `#/definitions/host` names; undefined if nothing. */
function resolveLocal(reference: string, root: JsonObject): unknown {
  if (!reference.startsWith('#')) return undefined
  let found: unknown = root
  for (const token of reference.split('/').slice(1)) {
    const name = unescapeToken(decodeURIComponent(token))
    found = isJsonObject(found) ? found[name] : undefined
  }
  return found
}

/** The value as a list of objects; anything else in it is left out. */
function objectsOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}
