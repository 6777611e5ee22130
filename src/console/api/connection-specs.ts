import type { ConnectionSpec } from '#contract/specs.ts'
import { queryOptions } from '@tanstack/react-query'
import { getList, getOne } from './client.ts'

const KIND = 'connectionSpecs'

/** Every connection spec: the service answers with all of them at once. */
export const connectionSpecsQuery = (sandbox: string) =>
  queryOptions({
    queryKey: [sandbox, KIND, 'list'],
    queryFn: async ({ signal }) => {
      const { items } = await getList<ConnectionSpec>(sandbox, `/flowservice/${KIND}`, signal)
      return items
    },
  })

export const connectionSpecQuery = (sandbox: string, specId: string) =>
  queryOptions({
    queryKey: [sandbox, KIND, 'one', specId],
    queryFn: ({ signal }) =>
      getOne<ConnectionSpec>(sandbox, `/flowservice/${KIND}/${specId}`, signal),
  })
