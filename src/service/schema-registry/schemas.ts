import type { JsonSchema } from '#contract/json-schema.ts'
import type { Container, ResourceType } from '#contract/schema-registry.ts'
import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import type { Tenant } from '../tenant.ts'
import { createComposer, findPart } from './composer.ts'
import { createDescriptors, type Descriptors } from './descriptors.ts'
import { notFound } from './not-found.ts'
import { classOfUnionId, unionIdOf } from './registry-id.ts'
import { schemaUsers, type UsedBy } from './resource-users.ts'
import { spelled, TENANT_TYPES } from './resource-types.ts'
import { type ResourceWrites, resourceWrites } from './resource-writes.ts'
import { tenantLibrary } from './tenant-library.ts'
import { createTransfers, type Transfers } from './transfers.ts'
import { isInUnion, unionOf } from './unions.ts'
import { findGlobalResource, globalResources, type XdmResource } from './xdm-library.ts'

/** A schema as rows, mappings and forms need it. */
export interface ComposedSchema {
  /** The `$id`. */
  id: string
  altId: string
  title: string
  version: string
  /** One object schema, draft-07: no references, fields named as in data. */
  schema: JsonSchema
}

/** The registry's resources: what this organisation made in a sandbox, and the global library. */
export interface Schemas extends ResourceWrites {
  list(tenant: Tenant, container: Container, type: ResourceType): Promise<XdmResource[]>
  /**
   * @param idOrAltId `$id` or `meta:altId`. A union is also one of the schemas.
   * @throws {ApiError} SCHEMA_NOT_FOUND
   */
  get(
    tenant: Tenant,
    container: Container,
    type: ResourceType,
    idOrAltId: string,
  ): Promise<XdmResource>
  /** What has the id, whatever its type and container. */
  find(tenant: Tenant, idOrAltId: string): Promise<XdmResource | undefined>
  /** @param inside the store of the transaction that asks, if one does. */
  exists(scope: Scope, idOrAltId: string, inside?: ResourceStore): Promise<boolean>
  /** The schema that rows are validated by; undefined if this organisation has no such schema in the sandbox. */
  compose(scope: Scope, idOrAltId: string): Promise<ComposedSchema | undefined>
  /** One schema of any resource of the registry. */
  composeResource(scope: Scope, resource: XdmResource): Promise<JsonSchema>
  descriptors: Descriptors
  transfers: Transfers
}

interface SchemasOptions {
  store: ResourceStore
  usedBy: UsedBy
  /** Epoch milliseconds. */
  now: () => number
  /** 48 hex digits, never the same twice. */
  newId: () => string
  /** Told after a change by which schemas may have other fields than before. */
  fieldsChanged?: (scope: Scope) => Promise<void>
}

export function createSchemas(options: SchemasOptions): Schemas {
  const { store, usedBy, now, newId, fieldsChanged = async () => undefined } = options
  const library = tenantLibrary(store)
  const composer = createComposer()
  const users = schemaUsers(composer, usedBy)
  const composeResource = (scope: Scope, resource: XdmResource) =>
    composer.compose(library, scope, resource)

  async function unions(tenant: Tenant): Promise<XdmResource[]> {
    const members = (await library.list(tenant, 'schemas')).filter(isInUnion)
    const byClass = Map.groupBy(members, (schema) => schema['meta:class'] ?? '')
    const made = [...byClass].map(async ([classId, schemas]) => {
      const parts = await library.withAllParts(tenant, [classId])
      const schemaClass = findPart(parts, classId)
      return schemaClass ? [unionOf(tenant, schemaClass, schemas)] : []
    })
    return (await Promise.all(made)).flat()
  }

  /** @param id of the union, or of its class. */
  async function findUnion(tenant: Tenant, id: string): Promise<XdmResource | undefined> {
    const wanted = unionIdOf(classOfUnionId(id) ?? id)
    const made = await unions(tenant)
    return made.find((union) => union.$id === wanted || union['meta:altId'] === wanted)
  }

  const schemas: Schemas = {
    ...resourceWrites({ store, composer, users, now, newId, fieldsChanged }),
    transfers: createTransfers({ store, now }),
    descriptors: createDescriptors({
      store,
      now,
      newId,
      async findComposed(inside, scope, idOrAltId) {
        const own = tenantLibrary(inside)
        const resource = (await own.find(scope, idOrAltId)) ?? findGlobalResource(idOrAltId)
        return resource && { resource, schema: await composer.compose(own, scope, resource) }
      },
      async requireUnionRules(inside, scope, schemaId, descriptors) {
        const own = tenantLibrary(inside)
        const resource = await own.find(scope, schemaId)
        if (!resource || !isInUnion(resource)) return
        const schema = await composer.compose(own, scope, resource)
        const transaction = { store: inside, library: own }
        await users.requireUnion(transaction, scope, { resource, schema }, descriptors)
      },
    }),
    composeResource,

    async list(tenant, container, type) {
      if (container === 'global') return globalResources(type)
      if (type === 'unions') return unions(tenant)
      const own = TENANT_TYPES.find((each) => each === type)
      return own ? library.list(tenant, own) : []
    },

    async get(tenant, container, type, idOrAltId) {
      const isUnion = type === 'unions' || (type === 'schemas' && classOfUnionId(idOrAltId))
      if (container === 'tenant' && isUnion) {
        const union = await findUnion(tenant, idOrAltId)
        if (union) return union
        throw notFound(container, type, idOrAltId, undefined)
      }
      const found =
        container === 'global'
          ? findGlobalResource(idOrAltId)
          : await library.find(tenant, idOrAltId)
      if (found?.['meta:resourceType'] === spelled(type)) return found
      throw notFound(container, type, idOrAltId, found)
    },

    async find(tenant, idOrAltId) {
      if (classOfUnionId(idOrAltId) !== undefined) return findUnion(tenant, idOrAltId)
      return (await library.find(tenant, idOrAltId)) ?? findGlobalResource(idOrAltId)
    },

    async exists(scope, idOrAltId, inside = store) {
      return (
        (await tenantLibrary(inside).find(scope, idOrAltId))?.['meta:resourceType'] === 'schemas'
      )
    },

    async compose(scope, idOrAltId) {
      const found = await library.find(scope, idOrAltId)
      if (found?.['meta:resourceType'] !== 'schemas') return undefined
      return {
        id: found.$id,
        altId: found['meta:altId'],
        title: found.title,
        version: found.version,
        schema: await composeResource(scope, found),
      }
    },
  }
  return schemas
}
