import type { Descriptor } from '#contract/schema-registry-descriptors.ts'
import { ApiError } from '../http/api-error.ts'
import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import type { Composer } from './composer.ts'
import { descriptorsOf, descriptorsTo, isPrimaryIdentity } from './descriptors.ts'
import type { Checked } from './resource-check.ts'
import type { Inside } from './tenant-library.ts'
import type { TenantResource } from './tenant-resource.ts'
import { requireMergeable, requireUnionIdentity } from './union-rules.ts'
import { isInUnion } from './unions.ts'

/**
 * Who uses a schema, by its `$id` and its `meta:altId`, in words for a message; undefined if nobody does.
 *
 * @param inside the store of the transaction that asks: who begins to in the meantime is not passed over.
 */
export type UsedBy = (
  inside: ResourceStore,
  scope: Scope,
  ids: [id: string, altId: string],
) => Promise<string | undefined>

/** What data and unions need of schemas. */
export interface SchemaUsers {
  /** Who has data by a schema, in words for a message: a dataset or the class's union. */
  userOf(inside: Inside, scope: Scope, schema: TenantResource): Promise<string | undefined>
  /** @throws {ApiError} if the schema is in a union and does not keep its rules. */
  requireUnion(
    inside: Inside,
    scope: Scope,
    checked: Checked,
    descriptors: Descriptor[],
  ): Promise<void>
}

export function schemaUsers(composer: Composer, usedBy: UsedBy): SchemaUsers {
  return {
    async userOf({ store }, scope, schema) {
      const user = await usedBy(store, scope, [schema.$id, schema['meta:altId']])
      if (user !== undefined || !isInUnion(schema)) return user
      return `the union of ${schema['meta:class']}`
    },

    async requireUnion({ store, library }, scope, { resource, schema }, descriptors) {
      if (!isInUnion(resource)) return
      const members = (await library.list(scope, 'schemas')).filter(
        (each) => each['meta:class'] === resource['meta:class'] && isInUnion(each),
      )
      await requireUnionIdentity({ title: resource.title, schema }, descriptors, async (id) => {
        const other = await library.find(scope, id)
        if (!other || !isInUnion(other)) return undefined
        const identity = (await descriptorsOf(store, scope, id)).find(isPrimaryIdentity)
        return identity && String(identity['xdm:namespace'])
      })
      const others = members.filter(({ $id }) => $id !== resource.$id)
      const composed = others.map(async (other) => ({
        title: other.title,
        schema: await composer.compose(library, scope, other),
      }))
      requireMergeable({ title: resource.title, schema }, await Promise.all(composed))
    },
  }
}

/**
 * Makes sure that nothing is made of a resource any more.
 *
 * @throws {ApiError} SCHEMA_IN_USE, naming the users.
 */
export async function requireUnused(
  inside: Inside & { users: SchemaUsers },
  scope: Scope,
  resource: TenantResource,
): Promise<void> {
  const users = (await inside.library.usersOf(scope, resource.$id)).map(
    (user) => `${NAMES[user['meta:resourceType']] ?? 'resource'} "${user.title}" (${user.$id})`,
  )
  const user = await inside.users.userOf(inside, scope, resource)
  if (user !== undefined) users.push(user)
  for (const descriptor of await descriptorsTo(inside.store, scope, resource.$id)) {
    users.push(`the ${descriptor['@type']} ${descriptor['@id']}`)
  }
  if (users.length === 0) return
  throw new ApiError(
    'SCHEMA_IN_USE',
    `"${resource.title}" is used by ${users.join(', ')}; delete or change that first.`,
  )
}

const NAMES: Partial<Record<string, string>> = {
  schemas: 'the schema',
  classes: 'the class',
  mixins: 'the field group',
  datatypes: 'the data type',
}
