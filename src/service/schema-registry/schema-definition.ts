import { classFits } from './class-fit.ts'
import { requireOwnNamespace } from './namespace-check.ts'
import { closedExtends, type FindPart, invalid, partsOf, requireKnownParts } from './part-check.ts'
import type { Definition, ResourceBody } from './tenant-resource.ts'
import type { XdmResource } from './xdm-library.ts'

/**
 * What a schema's body defines.
 *
 * @param namespaces the fields that own fields may stand under.
 * @throws {ApiError} SCHEMA_INVALID, if it is not composed of one class and of field groups that are there and fit the
 *   class; NAMESPACE_INVALID
 * @see Adobe, "Schemas endpoint", Create a schema
 */
export function defineSchema(
  key: string,
  body: ResourceBody,
  find: FindPart,
  namespaces: string[],
): Definition {
  requireKnownParts(body, find, ['classes', 'mixins'], 'a schema')
  const parts = partsOf(body, find)
  const classes = parts.filter((part) => part['meta:resourceType'] === 'classes')
  const [schemaClass, second] = classes
  if (!schemaClass || second) {
    const message = `has ${classes.length} classes; name exactly one, such as https://ns.adobe.com/xdm/context/profile`
    throw invalid([{ pointer: '/allOf', message }])
  }
  requireSameClass(body, schemaClass)
  requireFit(body, schemaClass, find)
  const datasetNamespace = schemaClass['meta:datasetNamespace']
  const ownNamespace = typeof datasetNamespace === 'string' ? [datasetNamespace] : []
  requireOwnNamespace(body, [...namespaces, ...ownNamespace])
  const fieldGroups = parts.filter((part) => part !== schemaClass)
  return {
    type: 'schemas',
    key,
    body,
    ancestors: closedExtends([...fieldGroups, schemaClass]),
    classId: schemaClass.$id,
    ...(typeof datasetNamespace === 'string' && { datasetNamespace }),
  }
}

function requireSameClass(body: ResourceBody, schemaClass: XdmResource): void {
  const given = 'meta:class' in body ? body['meta:class'] : undefined
  if (given === undefined || given === schemaClass.$id) return
  const message = `is not the class that allOf names, ${schemaClass.$id}`
  throw invalid([{ pointer: '/meta:class', message }])
}

function requireFit(body: ResourceBody, schemaClass: XdmResource, find: FindPart): void {
  const violations = (body.allOf ?? []).flatMap(({ $ref = '' }, at) => {
    const part = find($ref)
    if (!part || part === schemaClass || classFits(part, schemaClass, find)) return []
    const message = `names the field group "${part.title}", which is not meant for the class "${schemaClass.title}": its meta:intendedToExtend names neither the class nor one of the same behavior`
    return [{ pointer: `/allOf/${at}/$ref`, message }]
  })
  if (violations.length > 0) throw invalid(violations)
}
