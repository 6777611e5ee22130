import type { Batch, DataSet } from '#contract/catalog.ts'
import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import { passing } from './list-window.ts'
import { tagValues } from './tag-condition.ts'

/** Where a tag is used, and the different values it has there. */
export interface TagUse {
  dataSets: string[]
  batches: string[]
  values: string[]
}

/** Looks for a tag on all datasets and batches of a sandbox. */
export async function useOfTag(
  store: Pick<ResourceStore, 'list'>,
  scope: Scope,
  name: string,
): Promise<TagUse> {
  const values = new Set<string>()
  const all = { filters: [], conditions: [], orders: [] }
  const usersOf = async (kind: 'dataSets' | 'batches') => {
    const users: string[] = []
    for await (const { id, body } of passing<DataSet | Batch>(store, scope, kind, all)) {
      const found = tagValues(body.tags, name)
      for (const value of found) values.add(value)
      if (found.length > 0) users.push(id)
    }
    return users
  }
  const dataSets = await usersOf('dataSets')
  return { dataSets, batches: await usersOf('batches'), values: [...values].toSorted() }
}
