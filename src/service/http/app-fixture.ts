import type { InjectOptions } from 'fastify'
import { onTestFinished } from 'vitest'
import { openTestStorage } from '../storage/sqlite/storage-fixture.ts'
import type { Storage } from '../storage/storage.ts'
import type { App } from './app.ts'
import { identifiedApp, SCRIPT_HEADERS, type OtherTokens } from './identified-app-fixture.ts'

export type Send = (
  method: NonNullable<InjectOptions['method']>,
  url: string,
  body?: unknown,
  headers?: Record<string, string | undefined>,
) => Promise<Answer>

export interface Answer {
  status: number
  headers: Record<string, unknown>
  /** Parsed, undefined if there was none. */
  body: ReturnType<typeof JSON.parse>
  text: string
}

/**
 * An identified application on a new database, for one test. A body that is text is sent as it is, and a header that is
 * undefined is left out.
 *
 * @param others callers beside the one with all rights, by their bearer token: `{ reader: { grants: [] } }`.
 */
export async function openApp(
  register: (app: App, storage: Storage, folder: string) => void,
  others?: OtherTokens,
): Promise<Send> {
  return (await openAppOnStorage(register, others)).send
}

/** The same, with the database beneath it. */
export async function openAppOnStorage(
  register: (app: App, storage: Storage, folder: string) => void,
  others?: OtherTokens,
): Promise<{ send: Send; storage: Storage }> {
  const { storage, folder } = await openTestStorage()
  const app = identifiedApp((guarded) => register(guarded, storage, folder), others)
  onTestFinished(() => app.close())
  const send: Send = async (method, url, body, headers = {}) => {
    const answer = await app.inject({
      method,
      url,
      headers: withoutUndefined({
        ...SCRIPT_HEADERS,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      }),
      ...(body !== undefined && {
        payload: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    })
    const isJson = String(answer.headers['content-type']).includes('json')
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.payload,
      body: isJson ? JSON.parse(answer.payload) : undefined,
    }
  }
  return { send, storage }
}

function withoutUndefined(headers: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )
}
