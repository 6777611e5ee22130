import type { JsonPatch } from '#contract/json-patch.ts'
import { ApiError } from '../http/api-error.ts'
import { satisfiesIfMatch } from '../http/etag.ts'
import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import type { Caller } from '../tenant.ts'
import { checkedResource, requireUniqueTitle } from './resource-check.ts'
import { patchedResource } from './resource-patch.ts'
import { requireUnused, type SchemaUsers } from './resource-users.ts'
import type { Composer } from './composer.ts'
import { followChange } from './dependents.ts'
import { descriptorsOf } from './descriptors.ts'
import { notFound } from './not-found.ts'
import { tenantPlaceOf, tenantIdOf } from './registry-id.ts'
import { resourceBody } from './resource-body.ts'
import { KINDS, type TenantType } from './resource-types.ts'
import { type TenantLibrary, tenantLibrary } from './tenant-library.ts'
import type { ResourceBody, TenantResource } from './tenant-resource.ts'

/** Makes, changes and removes what an organisation has. Each method is one transaction: all of it is done, or nothing. */
export interface ResourceWrites {
  /** @throws {ApiError} SCHEMA_INVALID, NAMESPACE_INVALID, TYPES_CONFLICT, TITLE_NOT_UNIQUE, or a union's rule. */
  create(caller: Caller, type: TenantType, body: object): Promise<TenantResource>
  /**
   * Writes a resource anew, tags excepted, which stay.
   *
   * @param ifMatch the etag that the resource must have; undefined for any.
   * @throws {ApiError} as `create` does; SCHEMA_NOT_FOUND, REGISTRY_ETAG_STALE, and CHANGE_BREAKING or SCHEMA_IN_USE for
   *   what data or descriptors still need.
   */
  replace(caller: Caller, target: Target, body: object, ifMatch?: string): Promise<TenantResource>
  /** @throws {ApiError} as `replace` does, and REGISTRY_PATCH_INVALID. */
  patch(caller: Caller, target: Target, patch: JsonPatch, ifMatch?: string): Promise<TenantResource>
  /** @throws {ApiError} SCHEMA_NOT_FOUND, or SCHEMA_IN_USE, naming the users. */
  remove(caller: Caller, target: Target): Promise<void>
}

/** One of an organisation's resources, by `$id` or `meta:altId`. */
export interface Target {
  type: TenantType
  id: string
}

interface WritesOptions {
  store: ResourceStore
  composer: Composer
  users: SchemaUsers
  /** Epoch milliseconds. */
  now: () => number
  /** 48 hex digits, never the same twice. */
  newId: () => string
  /** Told after a change by which schemas may have other fields than before. */
  fieldsChanged: (scope: Scope) => Promise<void>
}

export function resourceWrites(options: WritesOptions): ResourceWrites {
  const { store, composer, users, now, newId, fieldsChanged } = options

  async function change(
    caller: Caller,
    target: Target,
    ifMatch: string | undefined,
    bodyOf: (before: TenantResource) => ResourceBody,
  ): Promise<TenantResource> {
    const { resource, hasNewFields } = await store.transaction(async (inside) => {
      const library = tenantLibrary(inside)
      const { key, resource: before } = await requireFound(library, caller, target)
      requireEtag(before, ifMatch)
      const body = bodyOf(before)
      const wanted = { type: target.type, key, body, before }
      const after = await checkedResource(library, caller, wanted, now())
      if (after.resource === before) return { resource: before, hasNewFields: false }
      await requireUniqueTitle(library, caller, after.resource.title, before)
      const reach = { store: inside, library, composer, users }
      const followed = await followChange(reach, caller, { before, after }, now())
      for (const [known, next] of followed.changed) {
        await replaceStored(inside, caller, known, next)
      }
      return { resource: after.resource, hasNewFields: followed.hasNewFields }
    })
    if (hasNewFields) await fieldsChanged(caller)
    return resource
  }

  return {
    async create(caller, type, given) {
      const body = resourceBody(type, given)
      const key = newId()
      return store.transaction(async (inside) => {
        const library = tenantLibrary(inside)
        const checked = await checkedResource(library, caller, { type, key, body }, now())
        await requireUniqueTitle(library, caller, body.title)
        await users.requireUnion({ store: inside, library }, caller, checked, [])
        const { resource } = checked
        const etag = resource['meta:registryMetadata'].eTag
        await inside.insert(caller, KINDS[type], { id: key, etag, body: resource })
        return resource
      })
    },

    replace: (caller, target, body, ifMatch) =>
      change(caller, target, ifMatch, (before) => {
        const tags = tagsOf(resourceBody(target.type, body), before)
        return resourceBody(target.type, { ...body, ...tags })
      }),

    patch: (caller, target, patch, ifMatch) =>
      change(caller, target, ifMatch, (before) =>
        resourceBody(target.type, patchedResource(before, patch)),
      ),

    async remove(caller, target) {
      await store.transaction(async (inside) => {
        const library = tenantLibrary(inside)
        const { key, resource } = await requireFound(library, caller, target)
        await requireUnused({ store: inside, library, users }, caller, resource)
        for (const descriptor of await descriptorsOf(inside, caller, resource.$id)) {
          await inside.remove(caller, 'descriptors', descriptor['@id'])
        }
        await inside.remove(caller, KINDS[target.type], key)
      })
    },
  }
}

async function requireFound(
  library: TenantLibrary,
  caller: Caller,
  { type, id }: Target,
): Promise<{ key: string; resource: TenantResource }> {
  const place = tenantPlaceOf(tenantIdOf(caller.orgId), id)
  const resource = place && (await library.find(caller, id))
  if (place?.type === type && resource) return { key: place.key, resource }
  throw notFound('tenant', type, id, resource)
}

function requireEtag(resource: TenantResource, ifMatch: string | undefined): void {
  const { eTag } = resource['meta:registryMetadata']
  if (ifMatch === undefined || satisfiesIfMatch(ifMatch, `"${eTag}"`)) return
  throw new ApiError(
    'REGISTRY_ETAG_STALE',
    `${resource.$id} has the eTag ${eTag} now, which If-Match does not name; read it again.`,
  )
}

/** Tags are set and never taken away: not to name one again is no wish to lose it. */
function tagsOf(body: ResourceBody, before: TenantResource): object {
  const known = before['meta:immutableTags'] ?? []
  const given = body['meta:immutableTags']
  const tags = [...new Set([...known, ...(Array.isArray(given) ? given : [])])]
  return tags.length > 0 ? { 'meta:immutableTags': tags } : {}
}

async function replaceStored(
  store: ResourceStore,
  caller: Caller,
  before: TenantResource,
  after: TenantResource,
): Promise<void> {
  const place = tenantPlaceOf(tenantIdOf(caller.orgId), after.$id)
  if (!place) throw new Error(`${after.$id} is not the organisation's`)
  const etag = after['meta:registryMetadata'].eTag
  const stored = { id: place.key, etag, body: after }
  const expected = before['meta:registryMetadata'].eTag
  if (await store.replace(caller, KINDS[place.type], stored, expected)) return
  throw new ApiError('REGISTRY_ETAG_STALE', `${after.$id} was changed meanwhile; read it again.`)
}
