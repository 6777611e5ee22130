const NAMESPACE = 'https://ns.adobe.com/'

/**
 * The organisation's name in its schemas' ids and in its own fields: the organisation id's letters and digits.
 * `local@FlowOrg` is `localfloworg`.
 */
export const tenantIdOf = (orgId: string): string =>
  orgId.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** The `$id` of a schema that an organisation made. `key` is 48 hex digits. */
export const tenantSchemaId = (tenantId: string, key: string): string =>
  `${NAMESPACE}${tenantId}/schemas/${key}`

/** The `meta:altId` of an `$id`: `https://ns.adobe.com/xdm/context/profile` is `_xdm.context.profile`. */
export const altIdOf = (id: string): string =>
  `_${id.replace(/^https?:\/\/(ns\.adobe\.com\/)?/, '').replaceAll('/', '.')}`

/** The key in the `$id` or the `meta:altId` of a schema of this organisation; undefined for any other id. */
export function tenantSchemaKey(tenantId: string, idOrAltId: string): string | undefined {
  const altId = idOrAltId.startsWith('_') ? idOrAltId : altIdOf(idOrAltId)
  const [tenant, type, key, ...rest] = altId.slice(1).split('.')
  const known = tenant === tenantId && type === 'schemas' && rest.length === 0
  return known ? key : undefined
}
