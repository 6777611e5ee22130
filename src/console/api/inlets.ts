import type { Connection } from '#contract/connection.ts'
import type { ListOf } from '#contract/entity.ts'
import type { ConnectionSpec } from '#contract/specs.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { queryClient } from '../query-client.ts'
import { continuationOf, get, getList, withQuery } from './client.ts'
import { connectionSpecsQuery } from './connection-specs.ts'
import { firstPagePath } from './entity-queries.ts'

/** A streaming endpoint, as its base connection tells of it. */
export interface Inlet {
  connectionId: string
  /** The base connection's. */
  name: string
  connectionSpecId: string
  inletId: string
  /** As senders outside know it. */
  url: string
  dataType: 'raw' | 'xdm'
}

const INLET_ID = /^[0-9a-f]{64}$/

/**
 * The inlet of a base connection; null if it is none of a stream.
 *
 * @param id the base connection's, or the inlet's own.
 */
export const inletQuery = (sandbox: string, id: string) =>
  queryOptions({
    queryKey: [sandbox, 'connections', 'inlet', id],
    queryFn: async ({ signal }) => {
      const path = INLET_ID.test(id)
        ? withQuery('/flowservice/connections', { property: `auth.params.inletId==${id}` })
        : `/flowservice/connections/${encodeURIComponent(id)}`
      const { items } = await get<ListOf<Connection>>(sandbox, path, signal)
      return items[0] ? inletOf(items[0]) : null
    },
  })

/** The inlet that a base connection has; null if it has none. */
export function inletOf({ id, name, auth, connectionSpec }: Connection): Inlet | null {
  const { inletId, inletUrl, dataType } = auth?.params ?? {}
  if (typeof inletId !== 'string' || typeof inletUrl !== 'string') return null
  return {
    connectionId: id,
    name,
    connectionSpecId: connectionSpec.id,
    inletId,
    url: inletUrl,
    dataType: dataType === 'xdm' ? 'xdm' : 'raw',
  }
}

// The provider of Adobe's streaming sources; only theirs have inlets.
const STREAMING_PROVIDER = '521eee4d-8cbe-4906-bb48-fb6bd4450033'

/** The base connections of streaming sources, each with its inlet in `auth.params`. */
export const streamingConnectionsQuery = (sandbox: string) =>
  infiniteQueryOptions({
    queryKey: [sandbox, 'connections', 'streaming'],
    queryFn: async ({ signal, pageParam }) => {
      const specs = await queryClient.ensureQueryData(connectionSpecsQuery(sandbox))
      const path = withQuery(streamingConnectionsPath(specs), { continuationToken: pageParam })
      return getList<Connection>(sandbox, path, signal)
    },
    initialPageParam: '',
    getNextPageParam: continuationOf,
  })

// Drafts of streaming accounts have no inlet yet.
const HAS_INLET = 'auth.params.inletId!=null'

/** The path of that list's first page. */
export function streamingConnectionsPath(specs: ConnectionSpec[]): string {
  const streaming = specs.filter(({ providerId }) => providerId === STREAMING_PROVIDER)
  const property = [`connectionSpec.id==${streaming.map(({ id }) => id).join(',')}`, HAS_INLET]
  return firstPagePath('/flowservice/connections', { property, orderby: '-updatedAt' })
}
