import type { Descriptor, NewDescriptor } from '#contract/schema-registry-descriptors.ts'
import type { JsonSchema } from '#contract/json-schema.ts'
import type { Violation } from '#contract/problem.ts'
import { ApiError } from '../http/api-error.ts'
import { violationError } from '../http/violations.ts'
import { everyResource } from '../storage/every-resource.ts'
import type { Filter, Resource, ResourceStore, Scope } from '../storage/resource-store.ts'
import type { Caller } from '../tenant.ts'
import { descriptorOf } from './descriptor-document.ts'
import { DESCRIPTOR_RULES, descriptorFaults, pathFault, sourceFaults } from './descriptor-rules.ts'
import { tenantNamespaceOf } from './registry-id.ts'
import type { XdmResource } from './xdm-library.ts'

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
  /**
   * A resource by `$id` or `meta:altId`, the organisation's own or the library's, and its one schema.
   *
   * @param inside the store of one transaction.
   */
  findComposed: (
    inside: ResourceStore,
    scope: Scope,
    idOrAltId: string,
  ) => Promise<{ resource: XdmResource; schema: JsonSchema } | undefined>
  /** Makes sure that a schema still is what unions need, with these descriptors. */
  requireUnionRules: (
    inside: ResourceStore,
    scope: Scope,
    schemaId: string,
    descriptors: Descriptor[],
  ) => Promise<void>
  /** Epoch milliseconds. */
  now: () => number
  newId: () => string
}

/** @see Adobe, "Descriptors endpoint", Defining descriptors: the limit of a sandbox */
const MOST_DESCRIPTORS = 4_000

export function createDescriptors(options: DescriptorsOptions): Descriptors {
  const { store, requireUnionRules, now, newId } = options

  /** The descriptor that a body makes, once it is sound beside the others of its schema. */
  async function checked(
    inside: ResourceStore,
    caller: Caller,
    id: string,
    body: NewDescriptor,
    before?: Descriptor,
  ): Promise<Resource<Descriptor>> {
    requireValid(descriptorFaults(body))
    const sourceSchema = await requireSource(options, inside, caller, body)
    const named = { ...body, 'xdm:sourceSchema': sourceSchema }
    const descriptor = descriptorOf(caller, id, named, {
      now: now(),
      ...(before && { before }),
    })
    const others = await descriptorsOf(inside, caller, sourceSchema)
    const siblings = others.filter((other) => other['@id'] !== id)
    requireOnePrimary(descriptor, siblings)
    await requireUnionRules(inside, caller, sourceSchema, [...siblings, descriptor])
    return { id, etag: descriptor['meta:registryMetadata'].eTag, body: descriptor }
  }

  return {
    create: (caller, body) =>
      store.transaction(async (inside) => {
        const count = await inside.count(caller, 'descriptors', [])
        if (count >= MOST_DESCRIPTORS) throw tooMany(count)
        const made = await checked(inside, caller, newId(), body)
        await inside.insert(caller, 'descriptors', made)
        return made.body
      }),

    replace: (caller, id, body) =>
      store.transaction(async (inside) => {
        const before = await requireFound(inside, caller, id)
        const made = await checked(inside, caller, id, body, before.body)
        if (await inside.replace(caller, 'descriptors', made, before.etag)) return made.body
        throw new ApiError(
          'REGISTRY_ETAG_STALE',
          `The descriptor ${id} was changed meanwhile; send the request again.`,
        )
      }),

    async remove(caller, id) {
      await store.transaction(async (inside) => {
        const { body } = await requireFound(inside, caller, id)
        const schemaId = body['xdm:sourceSchema']
        const others = await descriptorsOf(inside, caller, schemaId)
        const left = others.filter((other) => other['@id'] !== id)
        await requireUnionRules(inside, caller, schemaId, left)
        await inside.remove(caller, 'descriptors', id)
      })
    },

    get: async (scope, id) => (await requireFound(store, scope, id)).body,

    list: (scope) => allDescriptors(store, scope, []),

    of: (scope, schemaId) => descriptorsOf(store, scope, schemaId),
  }
}

/** @throws {ApiError} SCHEMA_NOT_FOUND */
async function requireFound(
  store: ResourceStore,
  scope: Scope,
  id: string,
): Promise<Resource<Descriptor>> {
  const found = await store.get<Descriptor>(scope, 'descriptors', id)
  if (found) return found
  throw new ApiError(
    'SCHEMA_NOT_FOUND',
    `The tenant descriptors have none with the @id "${id}"; GET /tenant/descriptors lists them.`,
  )
}

/** The descriptors of one resource. @param store of the whole service, or of one transaction. */
export const descriptorsOf = (store: ResourceStore, scope: Scope, schemaId: string) =>
  allDescriptors(store, scope, [{ path: ['xdm:sourceSchema'], operator: '==', values: [schemaId] }])

/** The descriptors that lead from other schemas to this one. */
export const descriptorsTo = (store: ResourceStore, scope: Scope, schemaId: string) =>
  allDescriptors(store, scope, [
    { path: ['xdm:destinationSchema'], operator: '==', values: [schemaId] },
  ])

const allDescriptors = (
  store: ResourceStore,
  scope: Scope,
  filters: Filter[],
): Promise<Descriptor[]> =>
  Array.fromAsync(
    everyResource<Descriptor>(store, scope, 'descriptors', { filters }),
    ({ body }) => body,
  )

/** @returns the `$id` of the schema that a descriptor describes. */
async function requireSource(
  { findComposed }: DescriptorsOptions,
  inside: ResourceStore,
  scope: Scope,
  body: NewDescriptor,
): Promise<string> {
  const source = await findComposed(inside, scope, body['xdm:sourceSchema'])
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
    const destination = await findComposed(inside, scope, id)
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

const invalid = (violations: Violation[]): ApiError =>
  violationError('DESCRIPTOR_INVALID', violations)

function requireValid(violations: Violation[]): void {
  if (violations.length > 0) throw invalid(violations)
}

const tooMany = (count: number): ApiError =>
  new ApiError(
    'DESCRIPTOR_INVALID',
    `The sandbox has ${count} descriptors, and ${MOST_DESCRIPTORS} are the most; delete some first.`,
  )
