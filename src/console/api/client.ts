import type { ListOf } from '#contract/entity.ts'
import { queryClient } from '../query-client.ts'
import { jsonBody, request } from './http.ts'
import { sessionQuery } from './session.ts'

const FOUNDATION = '/data/foundation'

/** The headers that place a request in the session's organisation and in one sandbox. */
export async function tenantHeaders(sandbox: string): Promise<Record<string, string>> {
  const { orgId } = await queryClient.ensureQueryData(sessionQuery)
  return { 'x-gw-ims-org-id': orgId, 'x-sandbox-name': sandbox }
}

/**
 * @param path below `/data/foundation`, or a path of the console's own below `/console`.
 * @throws {ApiProblem}
 */
export async function get<Answer>(
  sandbox: string,
  path: string,
  signal?: AbortSignal,
  headers?: Record<string, string>,
): Promise<Answer> {
  const response = await request(urlOf(path), {
    headers: { ...(await tenantHeaders(sandbox)), ...headers },
    ...(signal && { signal }),
  })
  return response.json()
}

/** Flow Service answers a read of one entity with a list of one. */
export async function getOne<Item>(
  sandbox: string,
  path: string,
  signal?: AbortSignal,
): Promise<Item> {
  const { items } = await get<{ items: [Item] }>(sandbox, path, signal)
  return items[0]
}

/** One page of a list. */
export const getList = <Item>(
  sandbox: string,
  path: string,
  signal?: AbortSignal,
): Promise<ListOf<Item>> => get<ListOf<Item>>(sandbox, path, signal)

/** How many entities a list has, without reading them. */
export async function getCount(
  sandbox: string,
  path: string,
  signal?: AbortSignal,
): Promise<number> {
  const answer = await get<{ count: number }>(sandbox, withQuery(path, { count: 'true' }), signal)
  return answer.count
}

/** A write. An answer without a body, a deletion's for instance, is undefined. */
export async function send<Answer = void>(
  sandbox: string,
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<Answer> {
  const content = body === undefined ? { headers: {} } : jsonBody(body)
  const response = await request(urlOf(path), {
    method,
    ...content,
    headers: { ...content.headers, ...(await tenantHeaders(sandbox)), ...headers },
  })
  const text = await response.text()
  const answer = text === '' ? undefined : JSON.parse(text)
  return answer
}

/** The path with these parameters added; those that are undefined or empty are left out. */
export function withQuery(path: string, parameters: Record<string, string | undefined>): string {
  const [pathname = '', query] = path.split('?')
  const search = new URLSearchParams(query)
  for (const [name, value] of Object.entries(parameters)) if (value) search.append(name, value)
  return search.size === 0 ? pathname : `${pathname}?${search}`
}

/** Where the next page of a list starts; undefined on the last. `_links.next.href` is a relative URL. */
export function continuationOf({ _links: links }: ListOf<unknown>): string | undefined {
  const href = links?.next?.href
  if (!href) return undefined
  return new URL(href, 'http://relative').searchParams.get('continuationToken') ?? undefined
}

/** The whole URL path of an API path: the console's own paths stand at the root. */
export const urlOf = (path: string): string =>
  path.startsWith('/console/') || path.startsWith('/collection/') ? path : FOUNDATION + path
