import type { EntityRef } from '#contract/entity.ts'
import { infiniteQueryOptions, mutationOptions, queryOptions } from '@tanstack/react-query'
import { queryClient } from '../query-client.ts'
import { continuationOf, getCount, getList, getOne, send, withQuery } from './client.ts'

/** What narrows and orders a list: Flow Service's own parameters. */
export interface ListOptions {
  /** Expressions such as `state==draft`; all must hold. */
  property?: string[]
  /** A field's name, after `-` for the last first. */
  orderby?: string
}

const PAGE_SIZE = 50

/**
 * The queries and writes that every entity of Flow Service has alike, as options. Keys begin with the sandbox
 * and the kind, so that an event that names a kind reaches them all.
 *
 * @param kind as events name it and the path spells it: `flows`, `connections`.
 */
export function entityQueries<Entity, NewEntity>(kind: string) {
  const path = `/flowservice/${kind}`
  const changed = (sandbox: string) => queryClient.invalidateQueries({ queryKey: [sandbox, kind] })
  return {
    one: (sandbox: string, id: string) =>
      queryOptions({
        queryKey: [sandbox, kind, 'one', id],
        queryFn: ({ signal }) => getOne<Entity>(sandbox, `${path}/${id}`, signal),
      }),

    list: (sandbox: string, options: ListOptions = {}) =>
      infiniteQueryOptions({
        queryKey: [sandbox, kind, 'list', options],
        queryFn: ({ signal, pageParam }) => {
          const page = { limit: String(PAGE_SIZE), continuationToken: pageParam }
          return getList<Entity>(sandbox, withQuery(listPath(path, options), page), signal)
        },
        initialPageParam: '',
        getNextPageParam: continuationOf,
      }),

    count: (sandbox: string, options: ListOptions = {}) =>
      queryOptions({
        queryKey: [sandbox, kind, 'count', options],
        queryFn: ({ signal }) => getCount(sandbox, listPath(path, options), signal),
      }),

    create: (sandbox: string) =>
      mutationOptions({
        mutationFn: ({ mode, entity }: { mode?: 'draft'; entity: NewEntity }) =>
          send<EntityRef>(sandbox, 'POST', withQuery(path, { mode }), entity),
        onSuccess: () => changed(sandbox),
      }),

    /** Sends exactly the version that the edit began from. */
    patch: (sandbox: string) =>
      mutationOptions({
        mutationFn: ({ id, etag, patch }: { id: string; etag: string; patch: unknown[] }) =>
          send<EntityRef>(sandbox, 'PATCH', `${path}/${id}`, patch, { 'if-match': etag }),
        onSuccess: () => changed(sandbox),
      }),

    remove: (sandbox: string) =>
      mutationOptions({
        mutationFn: (id: string) => send(sandbox, 'DELETE', `${path}/${id}`),
        onSuccess: (_answer, id) => {
          queryClient.removeQueries({ queryKey: [sandbox, kind, 'one', id] })
          return changed(sandbox)
        },
      }),

    act: (sandbox: string) =>
      mutationOptions({
        mutationFn: ({ id, op }: { id: string; op: 'publish' | 'enable' | 'disable' }) =>
          send<EntityRef>(sandbox, 'POST', `${path}/${id}/action?op=${op}`),
        onSuccess: () => changed(sandbox),
      }),
  }
}

/** The path of a list's first page, as a list with these options is read. */
export const firstPagePath = (path: string, options: ListOptions): string =>
  withQuery(listPath(path, options), { limit: String(PAGE_SIZE) })

/** The path that a list with these options is read from, without paging. */
export function listPath(path: string, { property = [], orderby }: ListOptions): string {
  const filtered = property.reduce(
    (narrowed, expression) => withQuery(narrowed, { property: expression }),
    path,
  )
  return withQuery(filtered, { orderby })
}
