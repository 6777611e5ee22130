import { isDeepStrictEqual } from 'node:util'
import type { JsonPatch } from '#contract/json-patch.ts'
import { unescapeToken } from '#mapping/json-pointer.ts'
import { applyPatch, type Operation } from 'rfc6902'
import { ApiError } from '../http/api-error.ts'
import { REGISTRY_KEYS, type TenantResource } from './tenant-resource.ts'

const OPERATIONS = ['add', 'remove', 'replace', 'move', 'copy', 'test'] as const
const TAGS = '/meta:immutableTags'

/** Adobe's own requests add what a schema comes to extend; the registry finds that by itself. */
const PASSED_OVER = 'meta:extends'

/**
 * A copy of a resource as a JSON Patch makes it: all of its operations, or none. What the registry says of a resource is
 * read-only, and tags are added but never taken away.
 *
 * @throws {ApiError} REGISTRY_PATCH_INVALID, with the operation at fault.
 * @see RFC 6902
 */
export function patchedResource(resource: TenantResource, patch: JsonPatch): object {
  const result: object = structuredClone(resource)
  for (const [index, given] of patch.entries()) {
    const operation = operationOf(result, given, index)
    if (!operation) continue
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
    const from: unknown = Reflect.get(given, 'from')
    if (typeof from !== 'string') throw refusal(index, 'from', 'is required', op)
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

/**
 * Whether a path leads through the document's own fields and list elements to a place that the operation can change. The
 * library follows inherited properties too.
 */
function reaches(document: object, operation: Operation): boolean {
  const { op, path } = operation
  if ((op === 'move' || op === 'copy') && !leads(document, operation.from, false)) return false
  return leads(document, path, op === 'add' || op === 'move' || op === 'copy')
}

function leads(document: object, path: string, mayBeNew: boolean): boolean {
  const tokens = tokensOf(path)
  const last = tokens.pop() ?? ''
  let place: unknown = document
  for (const token of tokens) {
    if (!isObject(place) || !Object.hasOwn(place, token) || UNSAFE.has(token)) return false
    place = Reflect.get(place, token)
  }
  if (!isObject(place) || UNSAFE.has(last)) return false
  if (Array.isArray(place) && !(INDEX.test(last) || (mayBeNew && last === '-'))) return false
  return mayBeNew || Object.hasOwn(place, last)
}

/** Names that the library passes over on its way, or that change how an object behaves instead of what it holds. */
const UNSAFE: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
const INDEX = /^(?:0|[1-9]\d*)$/

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const tokensOf = (path: string): string[] => path.split('/').slice(1).map(unescapeToken)

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
