import { createHash } from 'node:crypto'
import type { NewSchema } from '#contract/schema-registry.ts'
import type { Violation } from '#contract/problem.ts'
import type { ApiError } from '../http/api-error.ts'
import { violationError } from '../http/violations.ts'
import type { Caller } from '../tenant.ts'
import { altIdOf, tenantIdOf, tenantSchemaId } from './registry-id.ts'
import {
  ancestorsOf,
  findGlobalResource,
  GLOBAL_LIBRARY_VERSION,
  type XdmResource,
} from './xdm-library.ts'

/** A schema that an organisation made: a class and field groups. */
export interface TenantSchema extends XdmResource {
  'meta:class': string
  'meta:registryMetadata': RegistryMetadata
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

/**
 * The document that the registry keeps of a new schema, with all that it adds to what was sent.
 *
 * @param key 48 hex digits, by which the schema is known in its tenant.
 * @param now epoch milliseconds.
 * @throws {ApiError} SCHEMA_INVALID, if it is not composed of one class and of field groups that exist.
 * @see Adobe, "Schemas endpoint", Create a schema
 */
export function newTenantSchema(
  body: NewSchema,
  caller: Caller,
  { key, now }: { key: string; now: number },
): TenantSchema {
  const { schemaClass, fieldGroups } = partsOf(body)
  const tenantId = tenantIdOf(caller.orgId)
  const $id = tenantSchemaId(tenantId, key)
  const identity = {
    $id,
    'meta:altId': altIdOf($id),
    'meta:resourceType': 'schemas',
    version: '1.0',
    title: body.title,
  } as const
  // Identity first, for the order that people read, and last, so that no body can set it.
  return {
    ...identity,
    ...body,
    type: 'object',
    allOf: body.allOf.map((part) => ({ ...part, type: 'object', 'meta:xdmType': 'object' })),
    refs: [...fieldGroups, schemaClass].map((part) => part.$id),
    imsOrg: caller.orgId,
    'meta:extensible': false,
    'meta:abstract': false,
    'meta:extends': extendedBy([...fieldGroups, schemaClass]),
    'meta:xdmType': 'object',
    'meta:registryMetadata': metadataOf($id, body, caller, now),
    'meta:class': schemaClass.$id,
    'meta:containerId': 'tenant',
    'meta:sandboxId': caller.sandbox.id,
    'meta:sandboxType': caller.sandbox.type,
    'meta:tenantNamespace': `_${tenantId}`,
    ...identity,
  }
}

function partsOf(body: NewSchema): { schemaClass: XdmResource; fieldGroups: XdmResource[] } {
  const parts = body.allOf.map(({ $ref }) => partAt($ref))
  const violations = body.allOf.flatMap(({ $ref }, at) => {
    const message = faultOf($ref, parts[at])
    return message === undefined ? [] : [{ pointer: `/allOf/${at}/$ref`, message }]
  })
  if (violations.length > 0) throw invalid(violations)
  const known = parts.filter((part) => part !== undefined)
  const classes = known.filter((part) => part['meta:resourceType'] === 'classes')
  const [schemaClass, second] = classes
  if (!schemaClass || second) {
    const message = `has ${classes.length} classes; name exactly one, such as https://ns.adobe.com/xdm/context/profile`
    throw invalid([{ pointer: '/allOf', message }])
  }
  requireSameClass(body, schemaClass)
  return { schemaClass, fieldGroups: known.filter((part) => part !== schemaClass) }
}

/** A part is named by its `$id` alone: what is stored must still be found when it is composed. */
function partAt($ref: string): XdmResource | undefined {
  const found = findGlobalResource($ref)
  return found?.$id === $ref ? found : undefined
}

function faultOf($ref: string, part: XdmResource | undefined): string | undefined {
  if (!part) {
    return `names nothing that the registry has: "${$ref}". Take the $id of a class or a field group from GET /global/classes or GET /global/fieldgroups`
  }
  const type = part['meta:resourceType']
  if (type === 'classes' || type === 'fieldgroups') return undefined
  return `names one of the ${type}, "${part.title}"; a schema is made of one class and of field groups`
}

function requireSameClass(body: NewSchema, schemaClass: XdmResource): void {
  const given = 'meta:class' in body ? body['meta:class'] : undefined
  if (given === undefined || given === schemaClass.$id) return
  const message = `is not the class that allOf names, ${schemaClass.$id}`
  throw invalid([{ pointer: '/meta:class', message }])
}

const invalid = (violations: Violation[]): ApiError => violationError('SCHEMA_INVALID', violations)

const extendedBy = (parts: XdmResource[]): string[] => [
  ...new Set(parts.flatMap((part) => [...ancestorsOf(part), part.$id])),
]

function metadataOf($id: string, body: NewSchema, caller: Caller, now: number): RegistryMetadata {
  return {
    'repo:createdDate': now,
    'repo:lastModifiedDate': now,
    'xdm:createdClientId': caller.clientId,
    'xdm:lastModifiedClientId': caller.clientId,
    'xdm:createdUserId': caller.userId,
    'xdm:lastModifiedUserId': caller.userId,
    eTag: createHash('sha256')
      .update(JSON.stringify([$id, now, body]))
      .digest('hex'),
    'meta:globalLibVersion': GLOBAL_LIBRARY_VERSION,
  }
}
