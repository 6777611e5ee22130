import { isDeepStrictEqual } from 'node:util'
import type { JsonPatch } from '#contract/json-patch.ts'
import { applyPatch, type Operation } from 'rfc6902'
import { ApiError } from '../http/api-error.ts'
import { isAddable, isThere, placeOf, tokensOf } from '../http/patch-place.ts'
import { REGISTRY_KEYS, type TenantResource } from './tenant-resource.ts'

const OPERATIONS = ['add', 'remove', 'replace', 'move', 'copy', 'test'] as const
const TAGS = '/meta:immutableTags'

/** Adobe's own requests add what a schema comes to extend; the registry finds that by itself. */
const PASSED_OVER = 'meta:extends'

/** What a patch may copy in all, in characters of JSON: a copy that is copied again would soon fill all memory. */
const MOST_COPIED = 1_048_576

/**
 * A copy of a resource as a JSON Patch makes it: all of its operations, or none. What the registry says of a resource is
 * read-only, and tags are added but never taken away.
 *
 * @throws {ApiError} REGISTRY_PATCH_INVALID, with the operation at fault.
 * @see RFC 6902
 */
export function patchedResource(resource: TenantResource, patch: JsonPatch): object {
  const result: object = structuredClone(resource)
  let copied = 0
  for (const [index, given] of patch.entries()) {
    const operation = operationOf(result, given, index)
    if (!operation) continue
    copied += sizeOfCopy(result, operation)
    if (copied > MOST_COPIED) throw refusal(index, 'op', 'copies too much', given.op)
    if (reaches(result, operation) && applyPatch(result, [operation])[0] === null) continue
    const isTest = operation.op === 'test'
    throw refusal(index, 'path', isTest ? 'has another value' : 'is not there', given.path)
  }
  requireTagsKept(resource, result)
  return result
}

/** @returns undefined for what the registry does by itself. */
function operationOf(
  document: object,
  given: JsonPatch[number],
  index: number,
): Operation | undefined {
  const wanted = given.op.toLowerCase()
  const op = OPERATIONS.find((known) => known === wanted)
  if (!op) throw refusal(index, 'op', `is not one of ${OPERATIONS.join(', ')}`, given.op)
  const path = pathOf(document, op, given.path)
  const [field = ''] = tokensOf(path)
  if (field === PASSED_OVER && op !== 'test') return undefined
  if (op !== 'test') requireChangeable(field, index, 'path', given.path)
  if (op === 'remove') return { op, path }
  if (op === 'move' || op === 'copy') {
    const { from } = given
    if (from === undefined) throw refusal(index, 'from', 'is required', op)
    if (op === 'move') requireChangeable(tokensOf(from)[0] ?? '', index, 'from', from)
    return { op, path, from }
  }
  if (given.value === undefined) throw refusal(index, 'value', 'is required', op)
  return {
    op,
    path,
    value: path === TAGS && typeof given.value === 'string' ? [given.value] : given.value,
  }
}

/** Tags may be added one by one before there are any, also as `/meta:immutableTags-`, which Adobe's reference prints. */
function pathOf(document: object, op: string, path: string): string {
  if (op !== 'add' || (path !== `${TAGS}-` && path !== `${TAGS}/-`)) return path
  return Object.hasOwn(document, TAGS.slice(1)) ? `${TAGS}/-` : TAGS
}

function requireChangeable(field: string, index: number, at: string, path: string): void {
  if (field === '' || REGISTRY_KEYS.has(field)) throw refusal(index, at, 'is read-only', path)
}

/** In characters of JSON. */
function sizeOfCopy(document: object, operation: Operation): number {
  if (operation.op !== 'copy') return 0
  const source = placeOf(document, operation.from)
  return source && isThere(source)
    ? JSON.stringify(Reflect.get(source.holder, source.name)).length
    : 0
}

/** Whether an operation finds what it works on, and can put something where it leads. */
function reaches(document: object, operation: Operation): boolean {
  const { op, path } = operation
  const place = placeOf(document, path)
  if (!place) return false
  if (op === 'add') return isAddable(place)
  if (op !== 'move' && op !== 'copy') return isThere(place)
  const source = placeOf(document, operation.from)
  return source !== undefined && isThere(source) && isAddable(place)
}

function requireTagsKept(before: TenantResource, after: object): void {
  const tags: unknown = Reflect.get(after, TAGS.slice(1))
  const lost = (before['meta:immutableTags'] ?? []).filter(
    (tag) => !(Array.isArray(tags) && tags.some((each) => isDeepStrictEqual(each, tag))),
  )
  if (lost.length === 0) return
  throw new ApiError(
    'REGISTRY_PATCH_INVALID',
    `The tag ${lost.join(', ')} is immutable: once set it stays. Leave /meta:immutableTags as it is, or add to it.`,
  )
}

const LONGEST_SHOWN = 200

function refusal(index: number, at: string, fault: string, shown: string): ApiError {
  return new ApiError(
    'REGISTRY_PATCH_INVALID',
    `Operation ${index} of the patch: its ${at} ${fault} ("${shown.slice(0, LONGEST_SHOWN)}"). Nothing was changed.`,
    [{ pointer: `/${index}/${at}`, message: fault }],
  )
}
