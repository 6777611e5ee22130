import type { ExportPayload } from '#contract/schema-registry-bodies.ts'
import { ApiError } from '../http/api-error.ts'
import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import type { Caller } from '../tenant.ts'
import { partsOf } from './composer.ts'
import { tenantIdOf, type TenantPlace, tenantPlaceOf, tenantResourceId } from './registry-id.ts'
import { referredIds } from './references.ts'
import { checkedResource } from './resource-check.ts'
import { resourceBody } from './resource-body.ts'
import { KINDS } from './resource-types.ts'
import { tenantLibrary } from './tenant-library.ts'
import type { ResourceBody, TenantResource } from './tenant-resource.ts'
import type { XdmResource } from './xdm-library.ts'

/** Takes resources from one sandbox or organisation to another. */
export interface Transfers {
  /** A resource and all that it is made of, what is referred to first, without anything of this organisation. */
  exported(scope: Scope, resource: XdmResource): Promise<ExportPayload>
  /**
   * Makes the resources of an export here, under the same hashes: all of them, or none. None joins a union by that.
   *
   * @throws {ApiError} IMPORT_FAILED for an id or a title that is taken; as `create` does for what is not sound.
   */
  imported(caller: Caller, payload: ExportPayload): Promise<TenantResource[]>
}

/** Stands in an export where an organisation's id stood. @see Adobe, "Export endpoint" */
const PLACEHOLDER = '<XDM_TENANTID_PLACEHOLDER>'

/** What only the organisation that made a resource can say of it. */
const LEFT_OUT = new Set([
  'meta:immutableTags',
  'refs',
  'imsOrg',
  'meta:registryMetadata',
  'meta:containerId',
  'meta:tenantNamespace',
])

interface Arrival {
  place: TenantPlace
  id: string
  body: ResourceBody
  version: string
  /** What it refers to of the others. */
  needs: string[]
}

export function createTransfers({
  store,
  now,
}: {
  store: ResourceStore
  /** Epoch milliseconds. */
  now: () => number
}): Transfers {
  return {
    async exported(scope, resource) {
      const parts = await tenantLibrary(store).withAllParts(scope, partsOf(resource))
      const all = [...parts.values()].filter(({ $id }) => $id !== resource.$id)
      const tenantId = tenantIdOf(scope.orgId)
      return [...inOrder(all, ({ $id }) => $id, partsOf), resource].map((part) =>
        withTenant(exportable(part), tenantId, PLACEHOLDER),
      )
    },

    async imported(caller, payload) {
      const tenantId = tenantIdOf(caller.orgId)
      const arrivals = payload.map((sent, at) =>
        arrivalOf(withTenant(sent, PLACEHOLDER, tenantId), tenantId, at),
      )
      const ordered = inOrder(
        arrivals,
        ({ id }) => id,
        ({ needs }) => needs,
      )
      return store.transaction(async (inside) => {
        const library = tenantLibrary(inside)
        const made: TenantResource[] = []
        for (const { place, id, body, version } of ordered) {
          if (await library.find(caller, id)) {
            throw failed(`$id must be unique. An object ${id} already exists`)
          }
          const [taken] = await library.withTitle(caller, body.title)
          if (taken) {
            throw failed(
              `Title must be unique. An object ${taken.$id} already exists with the title "${body.title}"`,
            )
          }
          const wanted = { ...place, body, version }
          const { resource } = await checkedResource(library, caller, wanted, now())
          const etag = resource['meta:registryMetadata'].eTag
          await inside.insert(caller, KINDS[place.type], { id: place.key, etag, body: resource })
          made.push(resource)
        }
        return made
      })
    },
  }
}

const exportable = (resource: XdmResource): object =>
  Object.fromEntries(Object.entries(resource).filter(([key]) => !LEFT_OUT.has(key)))

/** The same document with one tenant's id for another's, in ids and in the names of fields. */
function withTenant(document: object, from: string, to: string): Record<string, unknown> {
  const text = JSON.stringify(document)
    .replaceAll(`https://ns.adobe.com/${from}/`, `https://ns.adobe.com/${to}/`)
    .replaceAll(new RegExp(`_${RegExp.escape(from)}(?![A-Za-z0-9])`, 'g'), `_${to}`)
  return JSON.parse(text)
}

function arrivalOf(sent: Record<string, unknown>, tenantId: string, at: number): Arrival {
  const id = typeof sent['$id'] === 'string' ? sent['$id'] : ''
  const place = tenantPlaceOf(tenantId, id)
  if (!place) {
    throw failed(
      `The resource at /${at} has no $id of an organisation's resource, such as https://ns.adobe.com/${PLACEHOLDER}/schemas/…; send what GET /rpc/export answers`,
      `/${at}/$id`,
    )
  }
  const { 'meta:immutableTags': _tags, ...untagged } = sent
  const body = resourceBody(place.type, untagged)
  const given = sent['version']
  const version = typeof given === 'string' && /^1\.\d{1,6}$/.test(given) ? given : '1.0'
  return {
    place,
    id: tenantResourceId(tenantId, place.type, place.key),
    body,
    version,
    needs: referredIds(body),
  }
}

/** What is needed first; what needs itself, over others, stays where it is, and is refused when it is made. */
function inOrder<Item>(
  items: Item[],
  idOf: (item: Item) => string,
  needsOf: (item: Item) => string[],
): Item[] {
  const byId = new Map(items.map((item) => [idOf(item), item]))
  const ordered = new Set<Item>()
  const begun = new Set<Item>()
  const add = (item: Item): void => {
    if (begun.has(item)) return
    begun.add(item)
    for (const id of needsOf(item)) {
      const needed = byId.get(id)
      if (needed) add(needed)
    }
    ordered.add(item)
  }
  for (const item of items) add(item)
  return [...ordered]
}

const failed = (reason: string, pointer = '/'): ApiError =>
  new ApiError('IMPORT_FAILED', `Failed to import resources: ${reason}. Nothing was made.`, [
    { pointer, message: reason },
  ])
