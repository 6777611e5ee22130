import type { ResourceStore } from '../storage/resource-store.ts'
import type { Caller } from '../tenant.ts'
import { composeWith } from './composer.ts'
import { descriptorsOf } from './descriptors.ts'
import { tenantIdOf, tenantPlaceOf } from './registry-id.ts'
import { checkedResource } from './resource-check.ts'
import type { SchemaUsers } from './resource-users.ts'
import { requireAdditive, requireDescribed } from './schema-use.ts'
import type { TenantLibrary } from './tenant-library.ts'
import type { ResourceBody, TenantResource } from './tenant-resource.ts'

interface Inside {
  /** Of one transaction, as is `library`. */
  store: ResourceStore
  library: TenantLibrary
  users: SchemaUsers
}

/**
 * Makes sure that a change of a resource leaves sound what is made of it, and breaks no schema in use.
 *
 * @param now epoch milliseconds.
 * @returns what has to be stored, before and after: the resource itself, and what comes to extend something else by it.
 * @throws {ApiError} CHANGE_BREAKING, SCHEMA_IN_USE, TYPES_CONFLICT, SCHEMA_INVALID, or a union's rule.
 */
export async function followChange(
  inside: Inside,
  caller: Caller,
  before: TenantResource,
  after: TenantResource,
  now: number,
): Promise<[before: TenantResource, after: TenantResource][]> {
  const { library } = inside
  const pending = new Map([[after.$id, after]])
  const changed: [TenantResource, TenantResource][] = [[before, after]]
  await requireSoundUse(inside, caller, before, after, pending)
  for (const user of await library.allUsersOf(caller, after.$id)) {
    const place = tenantPlaceOf(tenantIdOf(caller.orgId), user.$id)
    if (!place) continue
    const wanted = { ...place, body: bodyOf(user), before: user, pending }
    const { resource } = await checkedResource(library, caller, wanted, now)
    pending.set(resource.$id, resource)
    if (resource !== user) changed.push([user, resource])
    await requireSoundUse(inside, caller, user, resource, pending)
  }
  return changed
}

/** What is stored has passed as a body before. */
const bodyOf = (resource: TenantResource): ResourceBody => resource

async function requireSoundUse(
  { store, library, users }: Inside,
  caller: Caller,
  before: TenantResource,
  after: TenantResource,
  pending: ReadonlyMap<string, TenantResource>,
): Promise<void> {
  const partsBefore = await library.withAllParts(caller, before.refs)
  const referred = [...after.refs, ...[...pending.values()].flatMap(({ refs }) => refs)]
  const partsAfter = new Map([...(await library.withAllParts(caller, referred)), ...pending])
  const change = {
    before: composeWith(before, partsBefore),
    after: composeWith(after, partsAfter),
  }
  const descriptors = await descriptorsOf(store, caller, after.$id)
  requireDescribed(after, change, descriptors)
  if (after['meta:resourceType'] !== 'schemas') return
  const user = await users.userOf(caller, before)
  if (user !== undefined) requireAdditive(after, change, user)
  await users.requireUnion(caller, library, { resource: after, schema: change.after }, descriptors)
}
