import type { JsonObject } from '#contract/entity.ts'
import { isJsonObject } from '#mapping/json-object.ts'

const OPPOSITE = [
  ['then', 'else'],
  ['else', 'then'],
] as const

/**
 * Declares a property that one branch of an `if` forbids (`not: { required: [name] }`) in the other branch only.
 * A form then hides it where it is forbidden and gives it no default there; which documents are valid stays the same,
 * since a forbidden property cannot be present where its own schema would have been checked.
 *
 * @see react-jsonschema-form never hides a forbidden property, and fills its default in, so that the form cannot be sent
 */
export function moveForbiddenProperties(schema: JsonObject): JsonObject {
  if (!isJsonObject(schema.properties)) return schema
  let moved = moveWithin(schema, schema.properties)
  if (!Array.isArray(moved.schema.allOf)) return finish(moved)
  const members = moved.schema.allOf.map((member: unknown) => {
    if (!isJsonObject(member)) return member
    const next = moveWithin(member, moved.properties)
    moved = { schema: moved.schema, properties: next.properties }
    return next.schema
  })
  return finish({ schema: { ...moved.schema, allOf: members }, properties: moved.properties })
}

interface Moved {
  /** The conditional schema, its branches now declaring what was moved. */
  schema: JsonObject
  /** What stays declared for both branches. */
  properties: JsonObject
}

function finish({ schema, properties }: Moved): JsonObject {
  return { ...schema, properties }
}

function moveWithin(conditional: JsonObject, declared: JsonObject): Moved {
  const schema = { ...conditional }
  const properties = { ...declared }
  if (!isJsonObject(conditional.if)) return { schema, properties }
  for (const [forbidding, other] of OPPOSITE) {
    const inOther = new Set(forbiddenNames(conditional[other]))
    for (const name of forbiddenNames(conditional[forbidding])) {
      const declaration = properties[name]
      if (declaration === undefined) continue
      delete properties[name]
      if (!inOther.has(name)) schema[other] = declareIn(schema[other], name, declaration)
    }
  }
  return { schema, properties }
}

/** The names that a branch forbids, by itself or through its `allOf`. */
function forbiddenNames(branch: unknown): string[] {
  if (!isJsonObject(branch)) return []
  const through = Array.isArray(branch.allOf) ? branch.allOf.flatMap(forbiddenNames) : []
  const { not } = branch
  if (!isJsonObject(not) || Object.keys(not).length !== 1 || !Array.isArray(not.required)) {
    return through
  }
  const [name, ...more] = not.required
  return typeof name === 'string' && more.length === 0 ? [name, ...through] : through
}

function declareIn(branch: unknown, name: string, declaration: unknown): JsonObject {
  const present = isJsonObject(branch) ? branch : {}
  const properties = isJsonObject(present.properties) ? present.properties : {}
  const own = properties[name]
  const combined = own === undefined ? declaration : { allOf: [declaration, own] }
  return { ...present, properties: { ...properties, [name]: combined } }
}
