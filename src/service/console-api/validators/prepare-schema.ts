import type { SchemaNote } from '#contract/console.ts'
import type { JsonObject } from '#contract/entity.ts'
import { isDeeperThan } from '#mapping/json.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import { mapSubSchemas, type SchemaPlace } from '#mapping/sub-schemas.ts'
import { ApiError } from '../../http/api-error.ts'
import { moveForbiddenProperties } from './forbidden-properties.ts'
import { declareAsText, undeclaredNames } from './undeclared-properties.ts'

/** Levels of JSON: deeper than any form is of use, and far from the end of the stack of what walks it afterwards. */
const MAXIMUM_DEPTH = 100

const KNOWN_DIALECT = /^https?:\/\/json-schema\.org\/draft-0[4-7]\/schema#?$/

export interface PreparedSchema {
  schema: JsonObject
  /** What was repaired, for the author of the schema. */
  notes: SchemaNote[]
}

/**
 * Turns a specification's schema into one that a form can show and send. Which documents are valid stays the same, but
 * for what `notes` names. The service itself always validates by the schema as its author wrote it.
 *
 * @throws {ApiError} SCHEMA_NOT_COMPILED if the schema is nested too deeply.
 */
export function prepareSchema(schema: JsonObject): PreparedSchema {
  if (isDeeperThan(MAXIMUM_DEPTH, schema)) {
    throw new ApiError(
      'SCHEMA_NOT_COMPILED',
      `The schema is nested more than ${MAXIMUM_DEPTH} levels deep; flatten it.`,
    )
  }
  const notes: SchemaNote[] = []
  return { schema: prepare(schema, { pointer: '', restricting: false }, notes), notes }
}

function prepare(schema: JsonObject, place: SchemaPlace, notes: SchemaNote[]): JsonObject {
  const repaired = repairNegation(dropIdentity(schema, place, notes), place, notes)
  const inner = mapSubSchemas(repaired, place, (subSchema, at) => prepare(subSchema, at, notes))
  const shaped = moveForbiddenProperties(inner)
  if (place.restricting || !describesObject(shaped)) return shaped
  const names = undeclaredNames(shaped)
  notes.push(
    ...names.map((name): SchemaNote => ({
      kind: 'property-undeclared',
      pointer: place.pointer,
      name,
    })),
  )
  return declareAsText(shaped, names)
}

/** Without `$schema`, `$id` and `id`: the dialect may be malformed, and an identity changes what `$ref` resolves to. */
function dropIdentity(schema: JsonObject, place: SchemaPlace, notes: SchemaNote[]): JsonObject {
  const { $schema: dialect, $id: _identity, ...rest } = schema
  if (dialect !== undefined && !(typeof dialect === 'string' && KNOWN_DIALECT.test(dialect))) {
    notes.push({ kind: 'dialect-ignored', pointer: place.pointer, name: String(dialect) })
  }
  if (typeof rest.id !== 'string') return rest
  const { id: _draft04Identity, ...withoutId } = rest
  return withoutId
}

/** `{ "not": null, "required": [...] }` is `{ "not": { "required": [...] } }` whose indentation was lost. */
function repairNegation(schema: JsonObject, place: SchemaPlace, notes: SchemaNote[]): JsonObject {
  if (schema.not !== null) return schema
  notes.push({ kind: 'negation-repaired', pointer: place.pointer })
  const { not: _empty, required, ...rest } = schema
  return Array.isArray(required) ? { ...rest, not: { required } } : rest
}

function describesObject(schema: JsonObject): boolean {
  return schema.type === 'object' || isJsonObject(schema.properties)
}
