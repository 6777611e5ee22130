import { spelled, tenantTypeOf, type TenantType } from './resource-types.ts'

const NAMESPACE = 'https://ns.adobe.com/'
const UNION = '__union'

/**
 * The organisation's name in its resources' ids and in its own fields: the organisation id's letters and digits.
 * `local@FlowOrg` is `localfloworg`.
 */
export const tenantIdOf = (orgId: string): string =>
  orgId.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** The field that all of an organisation's own fields stand under. */
export const tenantNamespaceOf = (orgId: string): string => `_${tenantIdOf(orgId)}`

/** The `$id` of a resource that an organisation made. `key` is 48 hex digits. */
export const tenantResourceId = (tenantId: string, type: TenantType, key: string): string =>
  `${NAMESPACE}${tenantId}/${spelled(type)}/${key}`

/** The `meta:altId` of an `$id`: `https://ns.adobe.com/xdm/context/profile` is `_xdm.context.profile`. */
export const altIdOf = (id: string): string =>
  `_${id.replace(/^https?:\/\/(ns\.adobe\.com\/)?/, '').replaceAll('/', '.')}`

/** Where a resource of an organisation is kept. */
export interface TenantPlace {
  type: TenantType
  /** 48 hex digits. */
  key: string
}

/** Where the resource with this `$id` or `meta:altId` is kept; undefined for an id of anyone else. */
export function tenantPlaceOf(tenantId: string, idOrAltId: string): TenantPlace | undefined {
  const altId = idOrAltId.startsWith('_') ? idOrAltId : altIdOf(idOrAltId)
  const [tenant, word = '', key, ...rest] = altId.slice(1).split('.')
  const type = tenantTypeOf(word)
  if (tenant !== tenantId || type === undefined || key === undefined) return undefined
  return rest.length === 0 && !key.endsWith(UNION) ? { type, key } : undefined
}

/** The `$id` or `meta:altId` of the union of a class, from the class's own. */
export const unionIdOf = (classId: string): string => `${classId}${UNION}`

/** The class whose union this is; undefined if the id is not a union's. */
export const classOfUnionId = (id: string): string | undefined =>
  id.endsWith(UNION) ? id.slice(0, -UNION.length) : undefined
