import { intendedFor } from './class-fit.ts'
import { requireOwnNamespace } from './namespace-check.ts'
import { closedExtends, type FindPart, invalid, partsOf, requireKnownParts } from './part-check.ts'
import type { Definition, ResourceBody } from './tenant-resource.ts'

/**
 * What a field group's body defines.
 *
 * @param namespaces the fields that own fields may stand under.
 * @throws {ApiError} SCHEMA_INVALID, if it refers to what is not there, or is meant for what is no class;
 *   NAMESPACE_INVALID
 * @see Adobe, "Schema field groups endpoint", Create a field group
 */
export function defineFieldGroup(
  key: string,
  body: ResourceBody,
  find: FindPart,
  namespaces: string[],
): Definition {
  requireKnownParts(body, find, ['mixins', 'datatypes'], 'a field group')
  requireClasses(intendedFor(body), find)
  requireOwnNamespace(body, namespaces)
  return { type: 'fieldgroups', key, body, ancestors: closedExtends(partsOf(body, find)) }
}

function requireClasses(ids: string[], find: FindPart): void {
  const violations = ids.flatMap((id, at) => {
    const type = find(id)?.['meta:resourceType']
    if (type === 'classes' || type === 'behaviors') return []
    const message = `names no class that the registry has: "${id}". Take an $id from GET /global/classes or GET /tenant/classes`
    return [{ pointer: `/meta:intendedToExtend/${at}`, message }]
  })
  if (violations.length > 0) throw invalid(violations)
}

/**
 * What a data type's body defines. Its fields need no namespace: the field that has the data type stands in one.
 *
 * @throws {ApiError} SCHEMA_INVALID, if it refers to what is not there, or is a list without `items`.
 * @see Adobe, "Data types endpoint", Create a data type
 */
export function defineDataType(key: string, body: ResourceBody, find: FindPart): Definition {
  requireKnownParts(body, find, ['datatypes', 'mixins'], 'a data type')
  if (body.type === 'array' && !body.items) {
    throw invalid([{ pointer: '/items', message: 'is required for a data type that is a list' }])
  }
  return { type: 'datatypes', key, body, ancestors: closedExtends(partsOf(body, find)) }
}
