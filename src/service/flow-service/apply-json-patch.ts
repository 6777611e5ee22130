import type { JsonPatch } from '#contract/json-patch.ts'
import { unescapeToken } from '#mapping/json-pointer.ts'
import { applyPatch, type Operation } from 'rfc6902'
import { ApiError } from '../http/api-error.ts'

/** What the service keeps with an entity, and what no patch may touch. */
export const READ_ONLY_FIELDS: ReadonlySet<string> = new Set([
  'id',
  'createdAt',
  'updatedAt',
  'createdBy',
  'updatedBy',
  'createdClient',
  'updatedClient',
  'sandboxId',
  'sandboxName',
  'imsOrgId',
  'state',
  'version',
  'etag',
  'inheritedAttributes',
  'runs',
])

/** Paths come from a caller and go into messages: a long one is shown by its beginning. */
const SHOWN_PATH = 200

/**
 * Applies a patch to a copy of `document`: all of its operations, or none.
 *
 * @throws {ApiError} OPERATION_UNSUPPORTED for what is not add, replace or remove; SPEC_IMMUTABLE; PATCH_PATH_INVALID for
 *   fields that the service keeps; PATCH_FIELD_MISSING for a path that is not there; BODY_INVALID for an operation
 *   without its value.
 */
export function applyJsonPatch(document: object, patch: JsonPatch): unknown {
  const result: object = structuredClone(document)
  for (const [index, given] of patch.entries()) {
    const operation = toOperation(given, index)
    if (reaches(result, operation) && applyPatch(result, [operation])[0] === null) continue
    throw refusal('PATCH_FIELD_MISSING', given, index, 'names a field that is not there')
  }
  return result
}

function toOperation(given: JsonPatch[number], index: number): Operation {
  const { path, value } = given
  const op = given.op.toLowerCase()
  if (op !== 'add' && op !== 'replace' && op !== 'remove') {
    throw new ApiError(
      'OPERATION_UNSUPPORTED',
      `"${given.op.slice(0, SHOWN_PATH)}" is not one of add, replace and remove.`,
      [{ pointer: `/${index}/op`, message: 'is not supported' }],
    )
  }
  const field = tokensOf(path)[0] ?? ''
  if (field === 'connectionSpec') throw refusal('SPEC_IMMUTABLE', given, index, 'cannot change')
  if (field === '' || READ_ONLY_FIELDS.has(field))
    throw refusal('PATCH_PATH_INVALID', given, index, 'is read-only')
  if (op === 'remove') return { op, path }
  if (value !== undefined) return { op, path, value }
  throw new ApiError('BODY_INVALID', `The operation at /${index} has no value to ${op}.`, [
    { pointer: `/${index}/value`, message: 'is required' },
  ])
}

/**
 * Whether a path leads through the document's own fields and list elements to a place that the operation can change. The
 * library follows inherited properties too (`/name/length`, `/toString/x`), and would change what is behind them.
 */
function reaches(document: object, { op, path }: Operation): boolean {
  const tokens = tokensOf(path)
  const last = tokens.pop() ?? ''
  let place: unknown = document
  for (const token of tokens) {
    if (!isObject(place) || !Object.hasOwn(place, token) || UNSAFE.has(token)) return false
    place = Reflect.get(place, token)
  }
  if (!isObject(place) || UNSAFE.has(last)) return false
  if (Array.isArray(place) && !(INDEX.test(last) || (op === 'add' && last === '-'))) return false
  return op === 'add' || Object.hasOwn(place, last)
}

/** Names that the library passes over on its way, or that change how an object behaves instead of what it holds. */
const UNSAFE: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
const INDEX = /^(?:0|[1-9]\d*)$/

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function tokensOf(path: string): string[] {
  return path.split('/').slice(1).map(unescapeToken)
}

function refusal(
  error: 'PATCH_FIELD_MISSING' | 'PATCH_PATH_INVALID' | 'SPEC_IMMUTABLE',
  { path }: JsonPatch[number],
  index: number,
  message: string,
): ApiError {
  const shown = path.length > SHOWN_PATH ? `${path.slice(0, SHOWN_PATH)}…` : path
  const detail = {
    PATCH_FIELD_MISSING: `Missing field "${shown}".`,
    PATCH_PATH_INVALID: `"${shown}" is kept by the service and cannot be patched.`,
    SPEC_IMMUTABLE: 'Create a new connection for another specification.',
  }
  return new ApiError(error, detail[error], [{ pointer: `/${index}/path`, message }])
}
