import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { JsonSchema } from '#contract/json-schema.ts'
import type { Caller } from '../tenant.ts'
import { altIdOf, tenantIdOf, tenantResourceId } from './registry-id.ts'
import { referredIds } from './references.ts'
import { spelled, type TenantType } from './resource-types.ts'
import { GLOBAL_LIBRARY_VERSION, type XdmResource } from './xdm-library.ts'
import { withXdmTypes } from './xdm-type.ts'

/** What an organisation made: a schema, or a part of schemas. */
export interface TenantResource extends XdmResource {
  /** What it refers to, anywhere in it. */
  refs: string[]
  imsOrg: string
  'meta:registryMetadata': RegistryMetadata
  /** The class of a schema. */
  'meta:class'?: string
  /** Tags that are set and never taken away: `union`. */
  'meta:immutableTags'?: string[]
  /** The field that an ad-hoc class has its fields under. */
  'meta:datasetNamespace'?: string
}

interface RegistryMetadata {
  'repo:createdDate': number
  'repo:lastModifiedDate': number
  'xdm:createdClientId': string
  'xdm:lastModifiedClientId': string
  'xdm:createdUserId': string
  'xdm:lastModifiedUserId': string
  eTag: string
  'meta:globalLibVersion': string
}

/** What was sent, once it is known to be a JSON Schema with what its type needs. */
export interface ResourceBody extends JsonSchema {
  title: string
}

/** What was sent, with what the checks found of it. */
export interface Definition {
  type: TenantType
  /** 48 hex digits, by which the resource is known in its tenant. */
  key: string
  body: ResourceBody
  /** `meta:extends`, complete. */
  ancestors: string[]
  /** The class of a schema. */
  classId?: string
  datasetNamespace?: string
}

/** What the registry says of a resource itself: no body can set it, and no patch. */
export const REGISTRY_KEYS: ReadonlySet<string> = new Set([
  '$id',
  'meta:altId',
  'meta:resourceType',
  'version',
  'refs',
  'imsOrg',
  'meta:extensible',
  'meta:abstract',
  'meta:extends',
  'meta:xdmType',
  'meta:registryMetadata',
  'meta:class',
  'meta:containerId',
  'meta:sandboxId',
  'meta:sandboxType',
  'meta:tenantNamespace',
  'meta:datasetNamespace',
])

/**
 * The document that the registry keeps, with all that it adds to what was sent.
 *
 * @param now epoch milliseconds.
 * @param before the document that this one replaces: its minor version is counted up, unless nothing changed.
 * @param version of what is imported.
 * @see Adobe, "Schemas endpoint", Create a schema
 */
export function tenantResource(
  definition: Definition,
  caller: Caller,
  { now, before, version = '1.0' }: { now: number; before?: TenantResource; version?: string },
): TenantResource {
  const document = documentOf(definition, caller)
  if (before) {
    const same = { ...document, version: before.version, ...metadataIn(before) }
    if (isDeepStrictEqual(same, before)) return before
  }
  const next = before ? nextVersion(before.version) : version
  const eTag = createHash('sha256')
    .update(JSON.stringify([next, now, document]))
    .digest('hex')
  const metadata = metadataOf(eTag, caller, now, before)
  return { ...document, version: next, 'meta:registryMetadata': metadata }
}

const metadataIn = ({ 'meta:registryMetadata': metadata }: TenantResource) => ({
  'meta:registryMetadata': metadata,
})

/** All of a document but what says which writing of it this is. */
function documentOf(definition: Definition, caller: Caller) {
  const { type, key, body, ancestors, classId, datasetNamespace } = definition
  const tenantId = tenantIdOf(caller.orgId)
  const $id = tenantResourceId(tenantId, type, key)
  const isPart = type !== 'schemas'
  const own = ownOf(body)
  return {
    $id,
    'meta:altId': altIdOf($id),
    'meta:resourceType': spelled(type),
    version: '1.0',
    title: body.title,
    type: 'object',
    ...own,
    refs: classLast(referredIds(own), classId),
    imsOrg: caller.orgId,
    'meta:extensible': isPart,
    'meta:abstract': isPart,
    ...(ancestors.length > 0 && { 'meta:extends': ancestors }),
    'meta:xdmType': own.type === 'array' ? 'array' : 'object',
    ...(classId !== undefined && { 'meta:class': classId }),
    'meta:containerId': 'tenant',
    'meta:sandboxId': caller.sandbox.id,
    'meta:sandboxType': caller.sandbox.type,
    'meta:tenantNamespace': `_${tenantId}`,
    ...(datasetNamespace !== undefined && { 'meta:datasetNamespace': datasetNamespace }),
  }
}

/** As Adobe's registry lists what a schema refers to. */
const classLast = (ids: string[], classId: string | undefined): string[] =>
  classId === undefined ? ids : [...ids.filter((id) => id !== classId), classId]

/** What was sent, without what the registry says itself; each field says its XDM type. */
function ownOf(body: JsonSchema): JsonSchema {
  const own = Object.fromEntries(Object.entries(body).filter(([key]) => !REGISTRY_KEYS.has(key)))
  const { 'meta:xdmType': _type, ...typed } = withXdmTypes(own)
  if (!typed.allOf) return typed
  return {
    ...typed,
    allOf: typed.allOf.map((part) => ({ ...part, type: 'object', 'meta:xdmType': 'object' })),
  }
}

function nextVersion(version: string): string {
  const [major = '1', minor = '0'] = version.split('.')
  return `${major}.${Number(minor) + 1}`
}

function metadataOf(
  eTag: string,
  caller: Caller,
  now: number,
  before: TenantResource | undefined,
): RegistryMetadata {
  const created = before?.['meta:registryMetadata']
  return {
    'repo:createdDate': created?.['repo:createdDate'] ?? now,
    'repo:lastModifiedDate': now,
    'xdm:createdClientId': created?.['xdm:createdClientId'] ?? caller.clientId,
    'xdm:lastModifiedClientId': caller.clientId,
    'xdm:createdUserId': created?.['xdm:createdUserId'] ?? caller.userId,
    'xdm:lastModifiedUserId': caller.userId,
    eTag,
    'meta:globalLibVersion': GLOBAL_LIBRARY_VERSION,
  }
}
