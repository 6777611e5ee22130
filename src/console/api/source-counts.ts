import type { SourceCounts } from '#contract/console.ts'
import { queryOptions } from '@tanstack/react-query'
import { get } from './client.ts'

/** How much there is of each source. It is read anew with each visit: several kinds of entity change it. */
export const sourceCountsQuery = (sandbox: string) =>
  queryOptions({
    queryKey: [sandbox, 'source-counts'],
    queryFn: ({ signal }) => get<SourceCounts>(sandbox, '/console/source-counts', signal),
    staleTime: 0,
  })
