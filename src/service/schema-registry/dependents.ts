import { isDeepStrictEqual } from 'node:util'
import type { JsonSchema } from '#contract/json-schema.ts'
import type { Caller } from '../tenant.ts'
import type { Composer } from './composer.ts'
import { descriptorsOf } from './descriptors.ts'
import { tenantIdOf, tenantPlaceOf } from './registry-id.ts'
import { type Checked, checkedResource } from './resource-check.ts'
import type { SchemaUsers } from './resource-users.ts'
import { requireAdditive, requireDescribed } from './schema-use.ts'
import type { Inside } from './tenant-library.ts'
import type { TenantResource } from './tenant-resource.ts'

interface Reach extends Inside {
  composer: Composer
  users: SchemaUsers
}

/** A resource as it is stored, and as it is to be. */
interface Change {
  before: TenantResource
  after: Checked
}

/** What a change leads to. */
export interface Followed {
  /** The resource itself, and what comes to extend something else by it, before and after. */
  changed: [before: TenantResource, after: TenantResource][]
  /** Whether schemas may have other fields than before. */
  hasNewFields: boolean
}

/**
 * Makes sure that a change of a resource leaves sound what is made of it, and breaks no schema in use.
 *
 * @param now epoch milliseconds.
 * @returns what has to be stored.
 * @throws {ApiError} CHANGE_BREAKING, SCHEMA_IN_USE, TYPES_CONFLICT, SCHEMA_INVALID, or a union's rule.
 */
export async function followChange(
  reach: Reach,
  caller: Caller,
  { before, after }: Change,
  now: number,
): Promise<Followed> {
  const { library, composer } = reach
  const { resource } = after
  const changed: Followed['changed'] = [[before, resource]]
  const schemaBefore = await composer.compose(library, caller, before)
  await requireSoundUse(reach, caller, { before, after }, schemaBefore)
  if (isTheSameToUsers(before, schemaBefore, after)) return { changed, hasNewFields: false }
  const pending = new Map([[resource.$id, resource]])
  for (const user of await library.allUsersOf(caller, resource.$id)) {
    const place = tenantPlaceOf(tenantIdOf(caller.orgId), user.$id)
    if (!place) continue
    const wanted = { ...place, body: user, before: user, pending }
    const next = await checkedResource(library, caller, wanted, now)
    if (place.type !== 'schemas') pending.set(user.$id, next.resource)
    if (next.resource !== user) changed.push([user, next.resource])
    const composed = await composer.compose(library, caller, user)
    await requireSoundUse(reach, caller, { before: user, after: next }, composed)
  }
  return { changed, hasNewFields: true }
}

/** Whether what is made of a resource stays as it is: it has the same fields, and goes with the same classes. */
function isTheSameToUsers(
  before: TenantResource,
  schemaBefore: JsonSchema,
  after: Checked,
): boolean {
  const { title: _before, description: _text, ...fields } = schemaBefore
  const { title: _after, description: _words, ...fieldsAfter } = after.schema
  const isEqual = (keyword: string) => isDeepStrictEqual(before[keyword], after.resource[keyword])
  return (
    isDeepStrictEqual(fields, fieldsAfter) &&
    ['meta:extends', 'meta:intendedToExtend', 'definitions'].every(isEqual)
  )
}

async function requireSoundUse(
  { store, library, users }: Reach,
  caller: Caller,
  { before, after }: Change,
  schemaBefore: JsonSchema,
): Promise<void> {
  const { resource, schema } = after
  const change = { before: schemaBefore, after: schema }
  const descriptors = await descriptorsOf(store, caller, resource.$id)
  requireDescribed(resource, change, descriptors)
  if (resource['meta:resourceType'] !== 'schemas') return
  const user = await users.userOf({ store, library }, caller, before)
  if (user !== undefined) requireAdditive({ before, after: resource }, change, user)
  await users.requireUnion({ store, library }, caller, after, descriptors)
}
