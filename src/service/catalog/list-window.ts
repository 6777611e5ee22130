import type { Filter, Kind, Resource, ResourceStore, Scope } from '../storage/resource-store.ts'

/** The part of a list that is asked for: after the first `start`, at most `limit`. */
export interface ListWindow {
  start: number
  limit: number
}

/** Reads a window of a list, the newest first. The store gives pages by cursor; Catalog's callers count. */
export async function windowOf<Body extends object>(
  store: ResourceStore,
  scope: Scope,
  kind: Kind,
  { start, limit }: ListWindow,
  filters: Filter[] = [],
): Promise<Resource<Body>[]> {
  const found: Resource<Body>[] = []
  let cursor: string | undefined
  do {
    const page = await store.list<Body>(scope, kind, {
      filters,
      limit: start + limit - found.length,
      ...(cursor !== undefined && { cursor }),
    })
    found.push(...page.items)
    cursor = page.next
  } while (cursor !== undefined && found.length < start + limit)
  return found.slice(start, start + limit)
}
