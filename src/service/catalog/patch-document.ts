import type { DataSetPatch } from '#contract/catalog.ts'
import type { JsonPatch } from '#contract/json-patch.ts'
import { applyPatch, type Operation } from 'rfc6902'
import { ApiError } from '../http/api-error.ts'
import { isAddable, placeOf } from '../http/patch-place.ts'

/** Which of its two kinds a PATCH's body is, once it has passed the schema of its media type. */
export const isJsonPatch = (body: unknown): body is JsonPatch => Array.isArray(body)
export const isMergePatch = (body: unknown): body is DataSetPatch =>
  isObject(body) && !Array.isArray(body)

/** Merges by RFC 7396: objects field by field, missing ones are made, and what is null is removed. */
export function mergeInto(document: unknown, patch: unknown): unknown {
  if (!isObject(patch) || Array.isArray(patch)) return patch
  const merged = new Map<string, unknown>(
    isObject(document) && !Array.isArray(document) ? Object.entries(document) : [],
  )
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name)
    else merged.set(name, mergeInto(merged.get(name), value))
  }
  return Object.fromEntries(merged)
}

/**
 * Applies RFC 6902's add, replace, remove and test to a copy of `document`: all of them, or none.
 *
 * @throws {ApiError} CATALOG_PATCH_INVALID, with a pointer to the operation at fault.
 */
export function applyTo(document: object, patch: JsonPatch): unknown {
  const result: object = structuredClone(document)
  for (const [index, given] of patch.entries()) {
    const operation = toOperation(given, index)
    const place = placeOf(result, operation.path)
    if (place && isAddable(place) && applyPatch(result, [operation])[0] === null) continue
    const message =
      operation.op === 'test' ? 'is not as the test says' : 'names a field that is not there'
    throw refusal(`/${index}/path`, `"${given.path}" ${message}`)
  }
  return result
}

function toOperation({ op, path, value }: JsonPatch[number], index: number): Operation {
  const name = op.toLowerCase()
  if (path === '') throw refusal(`/${index}/path`, 'must name a field')
  if (name === 'remove') return { op: name, path }
  if (name !== 'add' && name !== 'replace' && name !== 'test')
    throw refusal(`/${index}/op`, 'must be add, replace, remove or test')
  if (value === undefined) throw refusal(`/${index}/value`, 'is required')
  return { op: name, path, value }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const refusal = (pointer: string, message: string): ApiError =>
  new ApiError('CATALOG_PATCH_INVALID', `${pointer} ${message}; nothing was changed.`, [
    { pointer, message },
  ])
