import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonSchema } from '#contract/json-schema.ts'
import type { ResourceType } from '#contract/schema-registry.ts'
import { altIdOf } from './registry-id.ts'

/** A resource of the registry, in the JSON-LD names that XDM has it in. */
export interface XdmResource extends JsonSchema {
  $id: string
  'meta:altId': string
  'meta:resourceType': ResourceType
  version: string
  title: string
}

/** What the files have of a resource; the rest follows from where it stands. */
interface XdmSource extends JsonSchema {
  $id: string
  title: string
}

/**
 * Adobe numbers the releases of its library; this is a selection of it with a number of its own, which every resource
 * of it has as its version.
 */
export const GLOBAL_LIBRARY_VERSION = '1.0.0'

const TYPES = ['classes', 'fieldgroups', 'datatypes', 'behaviors'] as const

const resources: XdmResource[] = TYPES.flatMap((type) =>
  readSources(type).map((source) => globalResource(type, source)),
)

const byId = new Map(
  resources.flatMap((resource) => [
    [resource.$id, resource],
    [resource['meta:altId'], resource],
  ]),
)

/** The resources of one type in the global container; XDM itself has no schemas, only what they are made of. */
export const globalResources = (type: ResourceType): XdmResource[] =>
  resources.filter((resource) => resource['meta:resourceType'] === type)

export const findGlobalResource = (idOrAltId: string): XdmResource | undefined =>
  byId.get(idOrAltId)

/** A resource's ancestors, nearest last, without itself: what its `meta:extends` names, and what those do. */
export function ancestorsOf(resource: XdmResource): string[] {
  const parents = extendedBy(resource)
  const inherited = parents.flatMap((id) => {
    const parent = findGlobalResource(id)
    return parent ? [...ancestorsOf(parent), id] : [id]
  })
  return [...new Set(inherited)]
}

const extendedBy = ({ 'meta:extends': ids }: JsonSchema): string[] =>
  Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []

function readSources(type: ResourceType): XdmSource[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'xdm', `${type}.json`), 'utf8'))
}

function globalResource(type: ResourceType, { $id, title, ...schema }: XdmSource): XdmResource {
  return {
    $id,
    'meta:altId': altIdOf($id),
    'meta:resourceType': type,
    version: GLOBAL_LIBRARY_VERSION,
    title,
    type: 'object',
    ...schema,
    'meta:extensible': type === 'classes' || type === 'behaviors',
    'meta:abstract': true,
    'meta:xdmType': 'object',
    'meta:containerId': 'global',
    'meta:tenantNamespace': '_xdm',
    'meta:registryMetadata': { 'meta:globalLibVersion': GLOBAL_LIBRARY_VERSION },
  }
}
