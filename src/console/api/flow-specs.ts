import type { FlowSpec } from '#contract/specs.ts'
import { queryOptions } from '@tanstack/react-query'
import { getList, getOne } from './client.ts'

const KIND = 'flowSpecs'

/** Every flow spec: which sources may be joined to which targets, and how. */
export const flowSpecsQuery = (sandbox: string) =>
  queryOptions({
    queryKey: [sandbox, KIND, 'list'],
    queryFn: async ({ signal }) => {
      const { items } = await getList<FlowSpec>(sandbox, `/flowservice/${KIND}`, signal)
      return items
    },
  })

export const flowSpecQuery = (sandbox: string, specId: string) =>
  queryOptions({
    queryKey: [sandbox, KIND, 'one', specId],
    queryFn: ({ signal }) => getOne<FlowSpec>(sandbox, `/flowservice/${KIND}/${specId}`, signal),
  })
