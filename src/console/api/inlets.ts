import type { SourceConnection } from '#contract/source-connection.ts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { queryClient } from '../query-client.ts'
import { continuationOf, getList, withQuery } from './client.ts'
import { connectionSpecsQuery } from './connection-specs.ts'

// The provider of Adobe's streaming sources; only theirs have inlets.
const STREAMING_PROVIDER = '521eee4d-8cbe-4906-bb48-fb6bd4450033'

/** The source connections of streaming sources, each with its inlet in `params`; several may share one. */
export const streamingSourcesQuery = (sandbox: string) =>
  infiniteQueryOptions({
    queryKey: [sandbox, 'sourceConnections', 'streaming'],
    queryFn: async ({ signal, pageParam }) => {
      const specs = await queryClient.ensureQueryData(connectionSpecsQuery(sandbox))
      const streaming = specs.filter(({ providerId }) => providerId === STREAMING_PROVIDER)
      const path = withQuery('/flowservice/sourceConnections', {
        property: `connectionSpec.id==${streaming.map(({ id }) => id).join(',')}`,
        orderby: '-updatedAt',
        limit: '50',
        continuationToken: pageParam,
      })
      return getList<SourceConnection>(sandbox, path, signal)
    },
    initialPageParam: '',
    getNextPageParam: continuationOf,
  })
