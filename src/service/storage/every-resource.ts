import type { Kind, ListQuery, Resource, ResourceStore, Scope } from './resource-store.ts'

/**
 * All resources of a list, however many pages the store makes of them.
 *
 * @param query its `limit` is that of a page.
 */
export async function* everyResource<Body extends object>(
  store: Pick<ResourceStore, 'list'>,
  scope: Scope,
  kind: Kind,
  query: Omit<ListQuery, 'cursor'> = {},
): AsyncGenerator<Resource<Body>> {
  let cursor: string | undefined
  do {
    const page = await store.list<Body>(scope, kind, {
      ...query,
      ...(cursor !== undefined && { cursor }),
    })
    yield* page.items
    cursor = page.next
  } while (cursor !== undefined)
}
