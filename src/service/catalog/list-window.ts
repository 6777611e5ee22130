import { compareBy } from '../http/compare-documents.ts'
import { everyResource } from '../storage/every-resource.ts'
import type { Kind, Resource, ResourceStore, Scope } from '../storage/resource-store.ts'
import type { CatalogQuery } from './catalog-query.ts'

type Asked = Pick<CatalogQuery, 'start' | 'limit' | 'filters' | 'conditions' | 'orders'>

/** The store's pages, where it is not known how many of their documents pass. */
const PAGE = 200

/** All documents of a kind that pass, in the order that is asked for, the newest first unless it says otherwise. */
export async function* passing<Body extends object>(
  store: Pick<ResourceStore, 'list'>,
  scope: Scope,
  kind: Kind,
  { filters, conditions, orders }: Omit<Asked, 'start' | 'limit'>,
  pageSize = PAGE,
): AsyncGenerator<Resource<Body>> {
  const [first, ...others] = orders
  let alike: Resource<Body>[] = []
  const byOthers = compareBy(others)
  const byFirst = compareBy(first ? [first] : [])
  const query = { filters, limit: pageSize, ...(first && { orderBy: first }) }
  for await (const item of everyResource<Body>(store, scope, kind, query)) {
    if (conditions.length > 0 && !passes(item, conditions)) continue
    if (others.length === 0) {
      yield item
      continue
    }
    // The store sorts by one field; those alike in it are sorted here by the others.
    const [former] = alike
    if (former && byFirst(former.body, item.body) !== 0) {
      yield* alike.toSorted((left, right) => byOthers(left.body, right.body))
      alike = []
    }
    alike.push(item)
  }
  yield* alike.toSorted((left, right) => byOthers(left.body, right.body))
}

/** The part of a list that is asked for: after the first `start`, at most `limit`. */
export async function windowOf<Body extends object>(
  store: Pick<ResourceStore, 'list'>,
  scope: Scope,
  kind: Kind,
  query: Asked,
): Promise<Resource<Body>[]> {
  const { start, limit, conditions, orders } = query
  const isExact = conditions.length === 0 && orders.length < 2
  const pageSize = isExact ? Math.min(start + limit, 1000) : PAGE
  const found: Resource<Body>[] = []
  let passed = 0
  for await (const item of passing<Body>(store, scope, kind, query, pageSize)) {
    if (passed++ >= start) found.push(item)
    if (found.length === limit) break
  }
  return found
}

function passes({ body }: Resource<object>, conditions: CatalogQuery['conditions']): boolean {
  const fields = new Map<string, unknown>(Object.entries(body))
  return conditions.every((condition) => condition(fields))
}
