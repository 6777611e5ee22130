import type { JsonObject } from '#contract/entity.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import { ApiError } from './api-error.ts'

const FIELD = /^[A-Za-z_@$][\w@$:-]*(?:\.[A-Za-z_@$][\w@$:-]*)*$/

/**
 * Reads `projectionFields`: dotted fields with commas between them.
 *
 * @throws {ApiError} FILTER_FIELD_INVALID
 */
export function parseProjection(text: string): string[][] {
  return text.split(',').map((field) => {
    const path = field.trim()
    if (FIELD.test(path)) return path.split('.')
    throw new ApiError(
      'FILTER_FIELD_INVALID',
      `projectionFields has "${path}", which is no field: expected names with dots between them, such as attributes.category.`,
    )
  })
}

/** A document's `id` and the given fields alone; one that it has not is left out. */
export function projectFields<Document extends { id: string }>(
  document: Document,
  paths: string[][],
): JsonObject & { id: string } {
  const { id } = document
  return paths.reduce<JsonObject & { id: string }>(
    (projected, path) => ({ ...merge(projected, pick(document, path)), id }),
    { id },
  )
}

/** The document with nothing in it but what leads to one field. */
function pick(value: unknown, [name, ...rest]: string[]): unknown {
  if (name === undefined) return value
  if (!isJsonObject(value) || !Object.hasOwn(value, name)) return undefined
  const inner = pick(value[name], rest)
  return inner === undefined ? undefined : { [name]: inner }
}

function merge(left: JsonObject, right: unknown): JsonObject {
  if (!isJsonObject(right)) return left
  const entries = Object.entries(right).map(([name, value]): [string, unknown] => {
    const present = Object.hasOwn(left, name) ? left[name] : undefined
    return [name, isJsonObject(present) && isJsonObject(value) ? merge(present, value) : value]
  })
  return { ...left, ...Object.fromEntries(entries) }
}
