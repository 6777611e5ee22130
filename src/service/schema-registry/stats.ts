import type { ResourceType } from '#contract/schema-registry.ts'
import type { Scope } from '../storage/resource-store.ts'
import { listResources } from './listing.ts'
import { tenantIdOf } from './registry-id.ts'
import type { Schemas } from './schemas.ts'
import { globalResources, type XdmResource } from './xdm-library.ts'

const RECENT = 10

type Named = Pick<XdmResource, '$id' | 'meta:altId' | 'version' | 'title'>

export interface RegistryStats {
  imsOrg: string
  tenantId: string
  counts: Record<'schemas' | 'mixins' | 'datatypes' | 'classes' | 'unions', number>
  recentlyCreatedResources: Named[]
  recentlyUpdatedResources: Named[]
  /** For each class that schemas have, these schemas. */
  classUsage: {
    $id: string
    title: string
    numberOfSchemas: number
    schemas: { $id: string; title: string }[]
  }[]
}

/** What the registry holds for an organisation in a sandbox, the global library included. */
export async function registryStats(schemas: Schemas, scope: Scope): Promise<RegistryStats> {
  const own = await schemas.list(scope, 'tenant', 'schemas')
  const recent = (orderby: string) =>
    listResources(own, { orderby }).items.slice(0, RECENT).map(namesOf)
  const count = (type: ResourceType) => globalResources(type).length
  return {
    imsOrg: scope.orgId,
    tenantId: tenantIdOf(scope.orgId),
    counts: {
      schemas: own.length,
      mixins: count('fieldgroups'),
      datatypes: count('datatypes'),
      classes: count('classes'),
      unions: 0,
    },
    recentlyCreatedResources: recent('-created'),
    recentlyUpdatedResources: recent('-updated'),
    classUsage: globalResources('classes').flatMap((schemaClass) => usageOf(schemaClass, own)),
  }
}

function usageOf(schemaClass: XdmResource, own: XdmResource[]): RegistryStats['classUsage'] {
  const schemas = own.filter((schema) => schema['meta:class'] === schemaClass.$id)
  if (schemas.length === 0) return []
  return [
    {
      $id: schemaClass.$id,
      title: schemaClass.title,
      numberOfSchemas: schemas.length,
      schemas: schemas.map(({ $id, title }) => ({ $id, title })),
    },
  ]
}

const namesOf = ({ $id, 'meta:altId': altId, version, title }: XdmResource): Named => ({
  $id,
  'meta:altId': altId,
  version,
  title,
})
