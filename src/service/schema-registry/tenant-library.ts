import { everyResource } from '../storage/every-resource.ts'
import type { Filter, ResourceStore, Scope } from '../storage/resource-store.ts'
import { tenantIdOf, tenantPlaceOf } from './registry-id.ts'
import { KINDS, TENANT_TYPES, type TenantType } from './resource-types.ts'
import type { TenantResource } from './tenant-resource.ts'

/** Reads what an organisation made in a sandbox. */
export interface TenantLibrary {
  /** @param idOrAltId `$id` or `meta:altId`. */
  find(scope: Scope, idOrAltId: string): Promise<TenantResource | undefined>
  list(scope: Scope, type: TenantType): Promise<TenantResource[]>
  withTitle(scope: Scope, title: string): Promise<TenantResource[]>
  /** What refers to a resource by itself. */
  usersOf(scope: Scope, id: string): Promise<TenantResource[]>
  /** What refers to a resource, or to what refers to it, nearest first. */
  allUsersOf(scope: Scope, id: string): Promise<TenantResource[]>
  /** The resources with these `$id`s and all that they refer to, as far as this organisation made them. */
  withAllParts(scope: Scope, ids: string[]): Promise<Map<string, TenantResource>>
}

/** The registry inside of one transaction. */
export interface Inside {
  store: ResourceStore
  library: TenantLibrary
}

/** @param store of the whole service, or of one transaction. */
export function tenantLibrary(store: ResourceStore): TenantLibrary {
  const all = (scope: Scope, type: TenantType, filters: Filter[]): Promise<TenantResource[]> =>
    Array.fromAsync(
      everyResource<TenantResource>(store, scope, KINDS[type], { filters }),
      ({ body }) => body,
    )

  async function where(scope: Scope, path: string, value: string): Promise<TenantResource[]> {
    const filter: Filter = { path: [path], operator: '==', values: [value] }
    const found = await Promise.all(TENANT_TYPES.map((type) => all(scope, type, [filter])))
    return found.flat()
  }

  const library: TenantLibrary = {
    async find(scope, idOrAltId) {
      const place = tenantPlaceOf(tenantIdOf(scope.orgId), idOrAltId)
      if (!place) return undefined
      return (await store.get<TenantResource>(scope, KINDS[place.type], place.key))?.body
    },

    list: (scope, type) => all(scope, type, []),

    withTitle: (scope, title) => where(scope, 'title', title),

    usersOf: (scope, id) => where(scope, 'refs[]', id),

    async allUsersOf(scope, id) {
      const found = new Map<string, TenantResource>()
      let ids = [id]
      while (ids.length > 0) {
        const users = (await Promise.all(ids.map((each) => library.usersOf(scope, each)))).flat()
        const isNew = (each: string) => each !== id && !found.has(each)
        // Nothing refers to schemas, and they are the most.
        ids = users
          .filter(isPart)
          .map(({ $id }) => $id)
          .filter(isNew)
        for (const user of users) if (user.$id !== id) found.set(user.$id, user)
      }
      return [...found.values()]
    },

    async withAllParts(scope, ids) {
      const found = new Map<string, TenantResource>()
      const asked = new Set<string>()
      let wanted = ids
      while (wanted.length > 0) {
        for (const id of wanted) asked.add(id)
        const parts = await Promise.all(wanted.map((id) => library.find(scope, id)))
        const known = parts.filter((part) => part !== undefined)
        for (const part of known) found.set(part.$id, part)
        wanted = [...new Set(known.flatMap(({ refs }) => refs))].filter((id) => !asked.has(id))
      }
      return found
    },
  }
  return library
}

const isPart = ({ 'meta:resourceType': type }: TenantResource): boolean => type !== 'schemas'
