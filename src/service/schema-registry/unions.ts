import { createHash } from 'node:crypto'
import type { Tenant } from '../tenant.ts'
import { altIdOf, unionIdOf } from './registry-id.ts'
import type { TenantResource } from './tenant-resource.ts'
import { ancestorsOf, GLOBAL_LIBRARY_VERSION, type XdmResource } from './xdm-library.ts'

/** The tag by which a schema joins its class's union. */
const UNION_TAG = 'union'

/** Every union has the map of identities, whatever its schemas are made of. */
const IDENTITY_MAP = 'https://ns.adobe.com/xdm/context/identitymap'

export const isInUnion = ({ 'meta:immutableTags': tags }: TenantResource): boolean =>
  tags?.includes(UNION_TAG) ?? false

/**
 * What all schemas of a class that are in its union have together. It is made when it is asked for, and read-only.
 *
 * @param members the schemas of the class that have the tag; at least one.
 * @see Adobe, "Unions endpoint"
 */
export function unionOf(
  { orgId, sandbox }: Tenant,
  schemaClass: XdmResource,
  members: TenantResource[],
): XdmResource {
  const $id = unionIdOf(schemaClass.$id)
  const refs = [...new Set([...members.flatMap(partsNamed), IDENTITY_MAP])]
  const inherited = members.flatMap((member) => [...ancestorsOf(member), member.$id])
  const etags = members.map((member) => member['meta:registryMetadata'].eTag)
  return {
    $id,
    'meta:altId': altIdOf($id),
    'meta:resourceType': 'unions',
    version: '1.0',
    title: schemaClass.title,
    type: 'object',
    description: schemaClass.description ?? `All that schemas of ${schemaClass.$id} have together`,
    allOf: refs.map(($ref) => ({ $ref })),
    refs,
    imsOrg: orgId,
    'meta:extends': [...new Set([...inherited, IDENTITY_MAP])],
    'meta:xdmType': 'object',
    'meta:registryMetadata': {
      eTag: createHash('sha256')
        .update(JSON.stringify([$id, etags]))
        .digest('hex'),
      'meta:globalLibVersion': GLOBAL_LIBRARY_VERSION,
    },
    'meta:class': schemaClass.$id,
    'meta:containerId': 'tenant',
    'meta:sandboxId': sandbox.id,
    'meta:sandboxType': sandbox.type,
  }
}

const partsNamed = ({ allOf = [] }: TenantResource): string[] =>
  allOf.flatMap(({ $ref }) => ($ref === undefined ? [] : [$ref]))
