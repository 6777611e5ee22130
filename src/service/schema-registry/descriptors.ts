import { createHash } from 'node:crypto'
import type { Descriptor, NewDescriptor } from '#contract/schema-registry-descriptors.ts'
import type { JsonSchema } from '#contract/json-schema.ts'
import type { Violation } from '#contract/problem.ts'
import { ApiError } from '../http/api-error.ts'
import { violationError } from '../http/violations.ts'
import type { Filter, ResourceStore, Scope } from '../storage/resource-store.ts'
import type { Caller } from '../tenant.ts'
import { DESCRIPTOR_RULES, descriptorFaults, pathFault, sourceFaults } from './descriptor-rules.ts'
import { tenantNamespaceOf } from './registry-id.ts'
import { GLOBAL_LIBRARY_VERSION, type XdmResource } from './xdm-library.ts'

/** What an organisation says of its schemas' fields: identities, relations, other names. */
export interface Descriptors {
  /** @throws {ApiError} DESCRIPTOR_INVALID */
  create(caller: Caller, body: NewDescriptor): Promise<Descriptor>
  /** @throws {ApiError} DESCRIPTOR_INVALID, SCHEMA_NOT_FOUND, or a union's rule that it would break. */
  replace(caller: Caller, id: string, body: NewDescriptor): Promise<Descriptor>
  /** @throws {ApiError} SCHEMA_NOT_FOUND, or a union's rule that it would break. */
  remove(caller: Caller, id: string): Promise<void>
  /** @throws {ApiError} SCHEMA_NOT_FOUND */
  get(scope: Scope, id: string): Promise<Descriptor>
  list(scope: Scope): Promise<Descriptor[]>
  /** Those of one resource, by its `$id`. */
  of(scope: Scope, schemaId: string): Promise<Descriptor[]>
}

interface DescriptorsOptions {
  store: ResourceStore
  /** A resource by `$id` or `meta:altId`, the organisation's own or the library's, and its one schema. */
  findComposed: (
    scope: Scope,
    idOrAltId: string,
  ) => Promise<{ resource: XdmResource; schema: JsonSchema } | undefined>
  /** Makes sure that a schema still is what unions need, with these descriptors. */
  requireUnionRules: (scope: Scope, schemaId: string, descriptors: Descriptor[]) => Promise<void>
  /** Epoch milliseconds. */
  now: () => number
  newId: () => string
}

/** @see Adobe, "Descriptors endpoint", Defining descriptors: the limit of a sandbox */
const MOST_DESCRIPTORS = 4_000

export function createDescriptors(options: DescriptorsOptions): Descriptors {
  const { store, requireUnionRules, now, newId } = options

  async function write(caller: Caller, id: string, body: NewDescriptor, before?: Descriptor) {
    requireValid(descriptorFaults(body))
    return store.transaction(async (inside) => {
      const sourceSchema = await requireSource(options, caller, body)
      const others = await descriptorsOf(inside, caller, sourceSchema)
      const descriptor = descriptorOf(
        caller,
        id,
        { ...body, 'xdm:sourceSchema': sourceSchema },
        {
          now: now(),
          ...(before && { before }),
        },
      )
      const siblings = others.filter((other) => other['@id'] !== id)
      requireOnePrimary(descriptor, siblings)
      await requireUnionRules(caller, sourceSchema, [...siblings, descriptor])
      const stored = { id, etag: descriptor['meta:registryMetadata'].eTag, body: descriptor }
      if (!before) await inside.insert(caller, 'descriptors', stored)
      else {
        await inside.replace(caller, 'descriptors', stored, before['meta:registryMetadata'].eTag)
      }
      return descriptor
    })
  }

  const descriptors: Descriptors = {
    async create(caller, body) {
      const count = await store.count(caller, 'descriptors', [])
      if (count < MOST_DESCRIPTORS) return write(caller, newId(), body)
      throw new ApiError(
        'DESCRIPTOR_INVALID',
        `The sandbox has ${count} descriptors, and ${MOST_DESCRIPTORS} are the most; delete some first.`,
      )
    },

    async replace(caller, id, body) {
      return write(caller, id, body, await descriptors.get(caller, id))
    },

    async remove(caller, id) {
      await store.transaction(async (inside) => {
        const found = await inside.get<Descriptor>(caller, 'descriptors', id)
        if (!found) throw notFound(id)
        const schemaId = found.body['xdm:sourceSchema']
        const others = await descriptorsOf(inside, caller, schemaId)
        const left = others.filter((other) => other['@id'] !== id)
        await requireUnionRules(caller, schemaId, left)
        await inside.remove(caller, 'descriptors', id)
      })
    },

    async get(scope, id) {
      const found = await store.get<Descriptor>(scope, 'descriptors', id)
      if (!found) throw notFound(id)
      return found.body
    },

    list: (scope) => allDescriptors(store, scope, []),

    of: (scope, schemaId) => descriptorsOf(store, scope, schemaId),
  }
  return descriptors
}

/** The descriptors of one resource. @param store of the whole service, or of one transaction. */
export const descriptorsOf = (store: ResourceStore, scope: Scope, schemaId: string) =>
  allDescriptors(store, scope, [{ path: ['xdm:sourceSchema'], operator: '==', values: [schemaId] }])

/** The descriptors that lead from other schemas to this one. */
export const descriptorsTo = (store: ResourceStore, scope: Scope, schemaId: string) =>
  allDescriptors(store, scope, [
    { path: ['xdm:destinationSchema'], operator: '==', values: [schemaId] },
  ])

async function allDescriptors(
  store: ResourceStore,
  scope: Scope,
  filters: Filter[],
): Promise<Descriptor[]> {
  const found: Descriptor[] = []
  let cursor: string | undefined
  do {
    const query = { filters, ...(cursor !== undefined && { cursor }) }
    const page = await store.list<Descriptor>(scope, 'descriptors', query)
    found.push(...page.items.map(({ body }) => body))
    cursor = page.next
  } while (cursor !== undefined)
  return found
}

/** @returns the `$id` of the schema that a descriptor describes. */
async function requireSource(
  { findComposed }: DescriptorsOptions,
  scope: Scope,
  body: NewDescriptor,
): Promise<string> {
  const source = await findComposed(scope, body['xdm:sourceSchema'])
  if (!source) {
    const message = `names nothing that the registry has: "${body['xdm:sourceSchema']}"`
    throw invalid([{ pointer: '/xdm:sourceSchema', message }])
  }
  requireValid([
    ...versionFaults(body, 'xdm:sourceVersion', source.resource),
    ...sourceFaults(body, source.schema, tenantNamespaceOf(scope.orgId)),
  ])
  if (DESCRIPTOR_RULES[body['@type']].isRelation) {
    const id = body['xdm:destinationSchema'] ?? ''
    const destination = await findComposed(scope, id)
    if (!destination) {
      const message = `names nothing that the registry has: "${id}"`
      throw invalid([{ pointer: '/xdm:destinationSchema', message }])
    }
    const faults = versionFaults(body, 'xdm:destinationVersion', destination.resource)
    const path = body['xdm:destinationProperty']
    const fault = path === undefined ? undefined : pathFault(destination.schema, path)
    if (fault !== undefined) faults.push({ pointer: '/xdm:destinationProperty', message: fault })
    requireValid(faults)
  }
  return source.resource.$id
}

function versionFaults(body: NewDescriptor, key: string, { version }: XdmResource): Violation[] {
  const given: unknown = Reflect.get(body, key)
  const [major = '1'] = version.split('.', 1)
  if (given === undefined || String(given) === major) return []
  const message = `must be ${major}, the major version of the schema, which has ${version}`
  return [{ pointer: `/${key}`, message }]
}

function requireOnePrimary(descriptor: Descriptor, others: Descriptor[]): void {
  if (!isPrimaryIdentity(descriptor)) return
  const known = others.find(isPrimaryIdentity)
  if (!known) return
  const message = `is taken: the descriptor ${known['@id']} makes ${String(known['xdm:sourceProperty'])} the primary identity, and a schema has one`
  throw invalid([{ pointer: '/xdm:isPrimary', message }])
}

export const isPrimaryIdentity = (descriptor: Descriptor): boolean =>
  descriptor['@type'] === 'xdm:descriptorIdentity' && descriptor['xdm:isPrimary'] === true

function descriptorOf(
  caller: Caller,
  id: string,
  body: NewDescriptor,
  { now, before }: { now: number; before?: Descriptor },
): Descriptor {
  const names = { '@id': id, '@type': body['@type'] }
  const created = before?.['meta:registryMetadata']
  // Names first, for the order that people read, and last, so that no body can set them.
  return {
    ...names,
    ...body,
    ...names,
    imsOrg: caller.orgId,
    version: '1',
    'meta:containerId': 'tenant',
    'meta:sandboxId': caller.sandbox.id,
    'meta:sandboxType': caller.sandbox.type,
    'meta:registryMetadata': {
      'xdm:createdClientId': caller.clientId,
      'xdm:createdUserId': caller.userId,
      'repo:createdDate': now,
      ...created,
      'repo:lastModifiedDate': now,
      'xdm:lastModifiedClientId': caller.clientId,
      'xdm:lastModifiedUserId': caller.userId,
      eTag: createHash('sha256')
        .update(JSON.stringify([id, now, body, created?.eTag]))
        .digest('hex'),
      'meta:globalLibVersion': GLOBAL_LIBRARY_VERSION,
    },
  }
}

const invalid = (violations: Violation[]): ApiError =>
  violationError('DESCRIPTOR_INVALID', violations)

function requireValid(violations: Violation[]): void {
  if (violations.length > 0) throw invalid(violations)
}

const notFound = (id: string): ApiError =>
  new ApiError(
    'SCHEMA_NOT_FOUND',
    `The tenant descriptors have none with the @id "${id}"; GET /tenant/descriptors lists them.`,
  )
