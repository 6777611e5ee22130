import { isJsonObject } from '#mapping/json-object.ts'
import { escapeToken } from '#mapping/json-pointer.ts'

/** As deep as names are those of the API; further down they are the caller's own data, or parts of a sealed secret. */
const DEPTH = 3

/** An event stays small, however much of a resource changed. */
const MANY = 50

/** Fields of the top level that change with every write, and say nothing. */
const STAMPS = new Set([
  'etag',
  'eTag',
  'version',
  'updatedAt',
  'updatedBy',
  'updatedClient',
  'updated',
  'updatedUser',
  'lastModifiedDate',
  'modifiedBy',
  'meta:registryMetadata',
])

/**
 * What differs between two versions of a document, as JSON Pointers; arrays differ as a whole. Values are never told.
 * Where very much differs, only the top level is named.
 */
export function changedFields(before: object, after: object): string[] {
  const [old, now] = [withoutStamps(before), withoutStamps(after)]
  const fields = differences(old, now, DEPTH)
  return fields.length > MANY ? differences(old, now, 1) : fields
}

function differences(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  depth: number,
): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].flatMap((name) => {
    const [old, now] = [before[name], after[name]]
    if (isSame(old, now)) return []
    const pointer = `/${escapeToken(name)}`
    if (depth === 1 || !isJsonObject(old) || !isJsonObject(now)) return [pointer]
    return differences(old, now, depth - 1).map((field) => pointer + field)
  })
}

function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object') return false
  return JSON.stringify(left) === JSON.stringify(right)
}

const withoutStamps = (document: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(document).filter(([name]) => !STAMPS.has(name)))
