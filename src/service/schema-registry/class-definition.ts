import type { JsonSchema } from '#contract/json-schema.ts'
import { requireOwnNamespace } from './namespace-check.ts'
import { closedExtends, type FindPart, invalid, partsOf, requireKnownParts } from './part-check.ts'
import type { Definition, ResourceBody } from './tenant-resource.ts'

const ADHOC = 'https://ns.adobe.com/xdm/data/adhoc'
const ADHOC_FIELD = '_adhoc'

/**
 * What a class's body defines. The fields of an ad-hoc class, which are for one dataset alone, stand under `_adhoc`;
 * the registry gives that field the class's own name.
 *
 * @param namespaces the fields that own fields may stand under.
 * @throws {ApiError} SCHEMA_INVALID, if it has not one behavior, or refers to what is not there; NAMESPACE_INVALID
 * @see Adobe, "Classes endpoint"; "Create an ad-hoc schema"
 */
export function defineClass(
  key: string,
  body: ResourceBody,
  find: FindPart,
  namespaces: string[],
): Definition {
  requireKnownParts(body, find, ['behaviors', 'mixins'], 'a class')
  const parts = partsOf(body, find)
  const behaviors = parts.filter((part) => part['meta:resourceType'] === 'behaviors')
  if (behaviors.length !== 1) {
    const message = `has ${behaviors.length} behaviors; name exactly one: https://ns.adobe.com/xdm/data/record, https://ns.adobe.com/xdm/data/time-series or ${ADHOC}`
    throw invalid([{ pointer: '/allOf', message }])
  }
  const ancestors = closedExtends(parts)
  if (behaviors[0]?.$id !== ADHOC) {
    requireOwnNamespace(body, namespaces)
    return { type: 'classes', key, body, ancestors }
  }
  const datasetNamespace = `_${key}`
  requireOwnNamespace(body, [ADHOC_FIELD, datasetNamespace])
  return {
    type: 'classes',
    key,
    body: renamed(body, datasetNamespace),
    ancestors,
    datasetNamespace,
  }
}

function renamed<Body extends JsonSchema>(body: Body, name: string): Body {
  const changed = {
    ...body,
    ...(body.properties && { properties: renameField(body.properties, name) }),
  }
  if (body.allOf) changed.allOf = body.allOf.map((part) => renamed(part, name))
  if (body.definitions) {
    changed.definitions = Object.fromEntries(
      Object.entries(body.definitions).map(([key, part]) => [key, renamed(part, name)]),
    )
  }
  return changed
}

const renameField = (
  fields: Record<string, JsonSchema>,
  name: string,
): Record<string, JsonSchema> =>
  Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key === ADHOC_FIELD ? name : key, field]),
  )
