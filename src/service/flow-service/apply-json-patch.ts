import type { JsonPatch } from '#contract/json-patch.ts'
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

/**
 * Applies a patch to a copy of `document`: all of its operations, or none.
 *
 * @throws {ApiError} OPERATION_UNSUPPORTED for what is not add, replace or remove; SPEC_IMMUTABLE; PATCH_PATH_INVALID for
 *   fields that the service keeps; PATCH_FIELD_MISSING for a path that is not there.
 */
export function applyJsonPatch(document: object, patch: JsonPatch): unknown {
  const result = structuredClone(document)
  const faults = applyPatch(result, patch.map(toOperation))
  const at = faults.findIndex((fault) => fault !== null)
  if (at < 0) return result
  throw new ApiError('PATCH_FIELD_MISSING', `Missing field "${patch[at]?.path}".`, [
    { pointer: `/${at}/path`, message: 'names a field that is not there' },
  ])
}

function toOperation({ op, path, value }: JsonPatch[number], index: number): Operation {
  const name = op.toLowerCase()
  const violation = (message: string) => [{ pointer: `/${index}/path`, message }]
  const field = path.split('/')[1] ?? ''
  if (field === 'connectionSpec') {
    throw new ApiError(
      'SPEC_IMMUTABLE',
      'Create a new connection for another specification.',
      violation('cannot change'),
    )
  }
  if (field === '' || READ_ONLY_FIELDS.has(field)) {
    throw new ApiError(
      'PATCH_PATH_INVALID',
      `"${path}" is kept by the service and cannot be patched.`,
      violation('is read-only'),
    )
  }
  if (name === 'add' || name === 'replace') return { op: name, path, value }
  if (name === 'remove') return { op: name, path }
  throw new ApiError('OPERATION_UNSUPPORTED', `"${op}" is not one of add, replace and remove.`, [
    { pointer: `/${index}/op`, message: 'is not supported' },
  ])
}
