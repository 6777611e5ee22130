import type { AuditEvent } from '#contract/audit.ts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { continuationOf, getList, withQuery } from './client.ts'
import { firstPagePath } from './entity-queries.ts'

/** The path of the audit log's first page, the newest first. */
export const auditEventsPath = firstPagePath('/console/audit-events', { orderby: '-timestamp' })

/** Who did what, the newest first. It is read anew each time: no event tells of it. */
export const auditEventsQuery = (sandbox: string) =>
  infiniteQueryOptions({
    queryKey: [sandbox, 'audit-events'],
    queryFn: ({ signal, pageParam }) =>
      getList<AuditEvent>(
        sandbox,
        withQuery(auditEventsPath, { continuationToken: pageParam }),
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: continuationOf,
    staleTime: 0,
    // A page's loader has just asked.
    retryOnMount: false,
  })
