import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonSchema } from '#contract/json-schema.ts'
import type { ResourceType } from '#contract/schema-registry.ts'
import { toCompatible } from './compatible.ts'
import { altIdOf } from './registry-id.ts'
import { spelled, type SpelledType } from './resource-types.ts'

/** A resource of the registry, its fields named as in data. */
export interface XdmResource extends JsonSchema {
  $id: string
  'meta:altId': string
  'meta:resourceType': SpelledType
  version: string
  title: string
}

/** What the files have of a resource, in XDM's JSON-LD; the rest follows from where it stands. */
interface XdmSource extends JsonSchema {
  $id: string
  title: string
}

/**
 * Adobe numbers the releases of its library; this is a selection of it with a number of its own, which every resource
 * of it has as its version.
 */
export const GLOBAL_LIBRARY_VERSION = '1.0.0'

/** When the selection was made, in epoch milliseconds: the registry dates every resource. */
const SELECTED = Date.UTC(2026, 10, 21)

const OBJECT = { type: 'object', 'meta:xdmType': 'object' } as const

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
  resources.filter((resource) => resource['meta:resourceType'] === spelled(type))

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

/** The ids in `meta:extends`: all ancestors of what an organisation made, the parents of what the library has. */
const extendedBy = ({ 'meta:extends': ids }: JsonSchema): string[] =>
  Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []

function readSources(type: ResourceType): XdmSource[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'xdm', `${type}.json`), 'utf8'))
}

function globalResource(type: ResourceType, source: XdmSource): XdmResource {
  const { $id, title, allOf, ...schema } = source
  const { $schema: _draft, ...compatible } = toCompatible(schema)
  const eTag = createHash('sha256').update(JSON.stringify(source)).digest('hex')
  return {
    $id,
    'meta:altId': altIdOf($id),
    'meta:resourceType': spelled(type),
    version: GLOBAL_LIBRARY_VERSION,
    title,
    ...compatible,
    ...(allOf && { allOf: allOf.map((part) => ({ ...part, ...OBJECT })) }),
    'meta:extensible': true,
    'meta:abstract': true,
    ...OBJECT,
    'meta:status': 'stable',
    $schema: 'http://json-schema.org/draft-06/schema#',
    'meta:containerId': 'global',
    'meta:tenantNamespace': '_xdm',
    'meta:registryMetadata': {
      'repo:createdDate': SELECTED,
      'repo:lastModifiedDate': SELECTED,
      eTag,
      'meta:globalLibVersion': GLOBAL_LIBRARY_VERSION,
    },
  }
}
