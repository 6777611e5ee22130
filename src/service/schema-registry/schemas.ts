import type { JsonSchema } from '#contract/json-schema.ts'
import type { Container, NewSchema, ResourceType } from '#contract/schema-registry.ts'
import { ApiError } from '../http/api-error.ts'
import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import type { Caller } from '../tenant.ts'
import { composeSchema } from './composition.ts'
import { newTenantSchema, type TenantSchema } from './new-schema.ts'
import { tenantIdOf, tenantSchemaKey } from './registry-id.ts'
import { requireSafePatterns } from './pattern-check.ts'
import { requireCompilable, requireJsonSchema } from './schema-check.ts'
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
export interface Schemas {
  /** @throws {ApiError} SCHEMA_INVALID */
  create(caller: Caller, body: NewSchema): Promise<TenantSchema>
  list(scope: Scope, container: Container, type: ResourceType): Promise<XdmResource[]>
  /**
   * @param idOrAltId `$id` or `meta:altId`.
   * @throws {ApiError} SCHEMA_NOT_FOUND
   */
  get(
    scope: Scope,
    container: Container,
    type: ResourceType,
    idOrAltId: string,
  ): Promise<XdmResource>
  /** @throws {ApiError} SCHEMA_NOT_FOUND, or SCHEMA_IN_USE */
  remove(caller: Caller, idOrAltId: string): Promise<void>
  exists(scope: Scope, idOrAltId: string): Promise<boolean>
  /** The schema that rows are validated by; undefined if this organisation has no such schema in the sandbox. */
  compose(scope: Scope, idOrAltId: string): Promise<ComposedSchema | undefined>
  /** One schema of any resource of the registry. */
  composeResource(resource: XdmResource): JsonSchema
}

interface SchemasOptions {
  store: ResourceStore
  /** Who uses a schema, by its `$id` and its `meta:altId`, in words for a message; undefined if nobody does. */
  usedBy: (scope: Scope, ids: [id: string, altId: string]) => Promise<string | undefined>
  /** Epoch milliseconds. */
  now: () => number
  /** 48 hex digits, never the same twice. */
  newId: () => string
}

/** Composed schemas kept in memory: one is 20 to 200 KB. A stored schema never changes, so none goes stale. */
const COMPOSED_KEPT = 200

export function createSchemas({ store, usedBy, now, newId }: SchemasOptions): Schemas {
  const composed = new Map<string, JsonSchema>()

  function composeResource(resource: XdmResource): JsonSchema {
    const known = composed.get(resource.$id)
    if (known) return known
    const schema = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      ...composeSchema(resource, findGlobalResource),
    }
    const [oldest] = composed.keys()
    if (oldest !== undefined && composed.size >= COMPOSED_KEPT) composed.delete(oldest)
    composed.set(resource.$id, schema)
    return schema
  }

  async function findSchema(scope: Scope, idOrAltId: string): Promise<TenantSchema | undefined> {
    const key = tenantSchemaKey(tenantIdOf(scope.orgId), idOrAltId)
    if (key === undefined) return undefined
    const found = await store.get<TenantSchema>(scope, 'schemas', key)
    return found?.body
  }

  return {
    composeResource,

    async create(caller, body) {
      requireJsonSchema(body)
      requireSafePatterns(body)
      const key = newId()
      const schema = newTenantSchema(body, caller, { key, now: now() })
      requireCompilable(() => composeResource(schema))
      const { eTag } = schema['meta:registryMetadata']
      await store.insert(caller, 'schemas', { id: key, etag: eTag, body: schema })
      return schema
    },

    async list(scope, container, type) {
      if (container === 'global') return globalResources(type)
      return type === 'schemas' ? allSchemas(store, scope) : []
    },

    async get(scope, container, type, idOrAltId) {
      const found =
        container === 'global' ? findGlobalResource(idOrAltId) : await findSchema(scope, idOrAltId)
      if (found?.['meta:resourceType'] === type) return found
      throw notFound(container, type, idOrAltId, found)
    },

    async remove(caller, idOrAltId) {
      const key = tenantSchemaKey(tenantIdOf(caller.orgId), idOrAltId)
      // One transaction: what begins to use the schema meanwhile waits, and then does not find it.
      await store.transaction(async (inside) => {
        const found = key === undefined ? undefined : await findSchema(caller, idOrAltId)
        if (key === undefined || !found) throw notFound('tenant', 'schemas', idOrAltId, undefined)
        const user = await usedBy(caller, [found.$id, found['meta:altId']])
        if (user !== undefined) {
          throw new ApiError(
            'SCHEMA_IN_USE',
            `Schema "${found.title}" is used by ${user}; delete that first.`,
          )
        }
        await inside.remove(caller, 'schemas', key)
      })
    },

    async exists(scope, idOrAltId) {
      return (await findSchema(scope, idOrAltId)) !== undefined
    },

    async compose(scope, idOrAltId) {
      const found = await findSchema(scope, idOrAltId)
      return (
        found && {
          id: found.$id,
          altId: found['meta:altId'],
          title: found.title,
          version: found.version,
          schema: composeResource(found),
        }
      )
    },
  }
}

async function allSchemas(store: ResourceStore, scope: Scope): Promise<TenantSchema[]> {
  const found: TenantSchema[] = []
  let cursor: string | undefined
  do {
    const page = await store.list<TenantSchema>(
      scope,
      'schemas',
      cursor === undefined ? {} : { cursor },
    )
    found.push(...page.items.map(({ body }) => body))
    cursor = page.next
  } while (cursor !== undefined)
  return found
}

function notFound(
  container: Container,
  type: ResourceType,
  idOrAltId: string,
  found: XdmResource | undefined,
): ApiError {
  const elsewhere = found && ` It is one of the ${found['meta:resourceType']}.`
  return new ApiError(
    'SCHEMA_NOT_FOUND',
    `The ${container} ${type} have none with the $id or meta:altId "${idOrAltId}"; an $id in a path must be URL-encoded.${elsewhere ?? ''}`,
  )
}
