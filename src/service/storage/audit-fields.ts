import { isJsonObject } from '#mapping/json-object.ts'

/** As deep as names are those of the API; further down they are the caller's own data, or parts of a sealed secret. */
const DEPTH = 3

/** An event stays small, however much of a resource changed. */
const MANY = 50

/** Change with every write, and say nothing. */
const STAMPS = new Set(['etag', 'version', 'updatedAt', 'updatedBy', 'updatedClient'])

/**
 * What differs between two versions of a document, as JSON Pointers; arrays differ as a whole. Values are never told.
 * Where very much differs, only the top level is named.
 */
export function changedFields(before: object, after: object): string[] {
  const fields = differences(jsonOf(before), jsonOf(after), DEPTH)
  return fields.length > MANY ? differences(jsonOf(before), jsonOf(after), 1) : fields
}

function differences(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  depth: number,
): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].flatMap((name) => {
    const [old, now] = [before[name], after[name]]
    if (isSame(old, now) || STAMPS.has(name)) return []
    const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (depth === 1 || !isJsonObject(old) || !isJsonObject(now)) return [pointer]
    return differences(old, now, depth - 1).map((field) => pointer + field)
  })
}

function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object') return false
  return JSON.stringify(left) === JSON.stringify(right)
}

const jsonOf = (document: object): Record<string, unknown> => ({ ...document })
