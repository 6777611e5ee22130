import type { JsonObject } from '#contract/entity.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import { declarationsOf, partsOf } from './schema-declarations.ts'

/** A document in two: what the form shows, and what it does not know and must not lose. */
export interface SplitDocument {
  known: JsonObject
  unknown: JsonObject
}

/**
 * Parts a document by what the schema declares in any branch. A key of an object that allows more properties is known,
 * because the form shows it. Lists are never parted.
 */
export function splitDocument(document: JsonObject, schema: JsonObject): SplitDocument {
  return split(document, [schema], schema)
}

function split(document: JsonObject, schemas: JsonObject[], root: JsonObject): SplitDocument {
  const parts = schemas.flatMap((schema) => partsOf(schema, root))
  if (parts.some(allowsMore)) return { known: document, unknown: {} }
  const known: JsonObject = {}
  const unknown: JsonObject = {}
  for (const [key, value] of Object.entries(document)) {
    const declarations = schemas.flatMap((schema) => declarationsOf(schema, root).get(key) ?? [])
    if (declarations.length === 0) {
      unknown[key] = value
    } else if (isJsonObject(value)) {
      const inner = split(value, declarations, root)
      known[key] = inner.known
      if (Object.keys(inner.unknown).length > 0) unknown[key] = inner.unknown
    } else {
      known[key] = value
    }
  }
  return { known, unknown }
}

function allowsMore({ additionalProperties, patternProperties }: JsonObject): boolean {
  return (
    additionalProperties === true ||
    isJsonObject(additionalProperties) ||
    isJsonObject(patternProperties)
  )
}

/** The whole document again. What the form shows wins; an object that it no longer shows takes its unknown keys along. */
export function joinDocument({ known, unknown }: SplitDocument): JsonObject {
  const joined: JsonObject = { ...known }
  for (const [key, value] of Object.entries(unknown)) {
    const shown = known[key]
    if (!(key in known)) joined[key] = value
    else if (isJsonObject(shown) && isJsonObject(value)) {
      joined[key] = joinDocument({ known: shown, unknown: value })
    }
  }
  return joined
}
