import type { DataSetPatch } from '#contract/catalog.ts'
import type { JsonPatch } from '#contract/json-patch.ts'
import { unescapeToken } from '#mapping/json-pointer.ts'
import { applyPatch, type Operation } from 'rfc6902'
import { ApiError } from '../http/api-error.ts'

/** Names that change how an object behaves instead of what it holds. */
const UNSAFE: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
const INDEX = /^(?:0|[1-9]\d*|-)$/

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
    const fault = leadsSomewhere(result, operation.path)
      ? applyPatch(result, [operation])[0]
      : 'it leads nowhere'
    if (fault === null) continue
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

/** The library follows inherited properties too, and would change what is behind them. */
function leadsSomewhere(document: object, path: string): boolean {
  const tokens = path.split('/').slice(1).map(unescapeToken)
  const last = tokens.pop() ?? ''
  let place: unknown = document
  for (const token of tokens) {
    if (!isObject(place) || UNSAFE.has(token) || !Object.hasOwn(place, token)) return false
    place = Reflect.get(place, token)
  }
  if (!isObject(place) || UNSAFE.has(last)) return false
  return Array.isArray(place) ? INDEX.test(last) : true
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const refusal = (pointer: string, message: string): ApiError =>
  new ApiError('CATALOG_PATCH_INVALID', `${pointer} ${message}; nothing was changed.`, [
    { pointer, message },
  ])
