import type { RegistryStats, ResourceType } from '#contract/schema-registry.ts'
import type { Tenant } from '../tenant.ts'
import { listResources } from './listing.ts'
import { tenantIdOf } from './registry-id.ts'
import { TENANT_TYPES } from './resource-types.ts'
import type { Schemas } from './schemas.ts'
import { globalResources, type XdmResource } from './xdm-library.ts'

const RECENT = 10

/** What the registry holds for an organisation in a sandbox, the global library included. */
export async function registryStats(schemas: Schemas, tenant: Tenant): Promise<RegistryStats> {
  const listed = TENANT_TYPES.map((type) => schemas.list(tenant, 'tenant', type))
  const [own = [], classes = [], fieldGroups = [], dataTypes = []] = await Promise.all(listed)
  const unions = await schemas.list(tenant, 'tenant', 'unions')
  const everything = [...own, ...classes, ...fieldGroups, ...dataTypes]
  const recent = (orderby: string) =>
    listResources(everything, { orderby, limit: RECENT }).items.slice(0, RECENT).map(namesOf)
  const count = (type: ResourceType, made: XdmResource[]) =>
    globalResources(type).length + made.length
  return {
    imsOrg: tenant.orgId,
    tenantId: tenantIdOf(tenant.orgId),
    counts: {
      schemas: own.length,
      mixins: count('fieldgroups', fieldGroups),
      datatypes: count('datatypes', dataTypes),
      classes: count('classes', classes),
      unions: unions.length,
    },
    recentlyCreatedResources: recent('-created'),
    recentlyUpdatedResources: recent('-updated'),
    classUsage: [...globalResources('classes'), ...classes].flatMap((schemaClass) =>
      usageOf(schemaClass, own),
    ),
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
      schemas: schemas.map(namesOf),
    },
  ]
}

const namesOf = (resource: XdmResource): RegistryStats['recentlyCreatedResources'][number] => ({
  $id: resource.$id,
  'meta:altId': resource['meta:altId'],
  'meta:resourceType': resource['meta:resourceType'],
  version: resource.version,
  title: resource.title,
  ...(resource.description !== undefined && { description: resource.description }),
})
