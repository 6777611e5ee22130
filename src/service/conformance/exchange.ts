import { fill, fillText, type Kept } from './placeholders.ts'
import { HEADERS } from './running-service-fixture.ts'
import type { Case } from './suite-data.ts'

/** What was sent and what was answered, parsed where it is JSON. */
export interface Sent {
  query: string[]
  body: unknown
  status: number
  answer: unknown
}

/**
 * Sends a case's request.
 *
 * @param origin the running service's URL.
 * @param base what the operation's path follows.
 * @param identity the headers that say who sends it.
 */
export async function send(
  origin: string,
  base: string,
  one: Case,
  kept: Kept,
  identity: Record<string, string> = HEADERS,
): Promise<Sent> {
  const [method = '', template = ''] = one.operation.split(' ', 2)
  const path = template.replaceAll(/\{(\w+)\}/g, (_found, name: string) =>
    encodeURIComponent(fillText(one.path?.[name] ?? `{{${name}}}`, kept)),
  )
  const query = new URLSearchParams(
    Object.entries(one.query ?? {}).flatMap(([name, value]) =>
      [value].flat().map((text): [string, string] => [name, fillText(text, kept)]),
    ),
  )
  const body = one.body === undefined ? undefined : fill(one.body, kept)
  const response = await fetch(`${origin}${base}${path}${query.size > 0 ? `?${query}` : ''}`, {
    method,
    headers: headersOf(one, kept, identity),
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { query: [...new Set(query.keys())], body, status: response.status, answer: parsed(text) }
}

/** @throws {Error} with the whole answer, if it has another status. */
export function requireStatus({ status, answer }: Sent, expected: number): void {
  if (status !== expected) throw new Error(`answered ${status}: ${JSON.stringify(answer)}`)
}

/** The code by which an error's answer says what it is; undefined for an answer that has none. */
export function errorCodeOf(answer: unknown): string | undefined {
  const { error_code: gateway, report } = asRecord(answer)
  const code = gateway ?? asRecord(report)['errorCode']
  return typeof code === 'string' ? code : undefined
}

function headersOf(one: Case, kept: Kept, identity: Record<string, string>): Headers {
  const headers = new Headers(identity)
  if (one.body !== undefined) headers.set('content-type', 'application/json')
  for (const [name, value] of Object.entries(one.headers ?? {})) {
    if (value === null) headers.delete(name)
    else headers.set(name, fillText(value, kept))
  }
  return headers
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return text
  }
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
