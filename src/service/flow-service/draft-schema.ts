import type { SchemaDocument } from '#contract/specs.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import { mapSubSchemas, type SchemaPlace } from '#mapping/sub-schemas.ts'

/** Keywords that ask for more than is there yet. */
const ASKING: ReadonlySet<string> = new Set([
  'required',
  'dependencies',
  'dependentRequired',
  'dependentSchemas',
  'minProperties',
  'minItems',
  'contains',
])

/**
 * What a schema says of a value that is not finished: what is there must fit, and what is missing may come later. A branch
 * counts once the values that its condition asks for are there.
 *
 * @param schema one that is sound.
 */
export function draftSchema(schema: SchemaDocument): SchemaDocument {
  return draft(schema, { pointer: '', restricting: false })
}

function draft(schema: SchemaDocument, place: SchemaPlace): SchemaDocument {
  const given = Object.fromEntries(Object.entries(schema).filter(([name]) => !ASKING.has(name)))
  const {
    if: condition,
    oneOf,
    ...rest
  } = mapSubSchemas(given, place, (inner, at, keyword) =>
    keyword === 'if' || keyword === 'not' ? inner : draft(inner, at),
  )
  const { then: fulfilled, else: otherwise, ...plain } = rest
  const branches = condition === undefined ? [] : branchesOf(condition, fulfilled, otherwise)
  // Several of the alternatives may fit what is there so far.
  const alternatives = Array.isArray(oneOf) ? [{ anyOf: oneOf }] : []
  const all = Array.isArray(plain['allOf']) ? plain['allOf'] : []
  const parts = [...all, ...alternatives, ...branches]
  return parts.length > 0 ? { ...plain, allOf: parts } : plain
}

function branchesOf(condition: unknown, fulfilled: unknown, otherwise: unknown): SchemaDocument[] {
  const decided = { required: namesIn(condition) }
  return [
    ...branch([condition, decided], fulfilled),
    ...branch([{ not: condition }, decided], otherwise),
  ]
}

/* oxlint-disable unicorn/no-thenable -- `then` is a keyword of JSON Schema */
function branch(when: unknown[], consequence: unknown): SchemaDocument[] {
  return consequence === undefined ? [] : [{ if: { allOf: when }, then: consequence }]
}
/* oxlint-enable unicorn/no-thenable */

/** The properties that a condition looks at. */
function namesIn(condition: unknown): string[] {
  if (!isJsonObject(condition)) return []
  const { properties, allOf, anyOf, oneOf, not } = condition
  const inside = [allOf, anyOf, oneOf, not].flat().flatMap(namesIn)
  return [...new Set([...(isJsonObject(properties) ? Object.keys(properties) : []), ...inside])]
}
