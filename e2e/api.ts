import type { TSchema, Static } from 'typebox'
import { Parse } from 'typebox/value'

export interface Answer {
  status: number
  headers: Headers
  /** The parsed JSON, or the text where the answer is none. */
  body: unknown
}

export interface ApiRequest {
  /** Sent as JSON; a string is sent as it is. */
  body?: unknown
  /** Added to the four that every call carries; `null` leaves one out. */
  headers?: Record<string, string | null>
}

/** What scripts do with the service: plain HTTP with the four headers of the documentation. */
export interface Api {
  send: (method: string, path: string, request?: ApiRequest) => Promise<Answer>
  /**
   * Sends what has to succeed.
   *
   * @throws {Error} with the answer, if it is refused or not of the shape that the contract gives.
   */
  expect: <Shape extends TSchema>(
    shape: Shape,
    method: string,
    path: string,
    request?: ApiRequest,
  ) => Promise<Static<Shape>>
  /** Follows a stream of events until the service ends. @returns what was received so far, as text. */
  follow: (path: string) => Promise<{ received: () => string }>
}

/** @param url the service's origin; a path that is a whole URL is taken as it is. */
export function createApi(url: string, token: string): Api {
  const common = {
    Authorization: `Bearer ${token}`,
    'x-api-key': 'flow-console',
    'x-gw-ims-org-id': 'local@FlowOrg',
    'x-sandbox-name': 'prod',
  }
  const send: Api['send'] = async (method, path, { body, headers: changed = {} } = {}) => {
    const headers = new Headers(common)
    if (body !== undefined) headers.set('Content-Type', 'application/json')
    for (const [name, value] of Object.entries(changed)) {
      if (value === null) headers.delete(name)
      else headers.set(name, value)
    }
    const init: RequestInit = { method, headers }
    if (body !== undefined) init.body = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await fetch(new URL(path, url), init)
    return {
      status: response.status,
      headers: response.headers,
      body: parsed(await response.text()),
    }
  }
  return {
    send,
    async expect(shape, method, path, request) {
      const { status, body } = await send(method, path, request)
      if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`)
      return Parse(shape, body)
    },
    async follow(path) {
      const { body } = await fetch(new URL(path, url), { headers: common })
      let text = ''
      const read = async () => {
        for await (const part of body?.pipeThrough(new TextDecoderStream()) ?? []) text += part
      }
      // A stream ends with the service, if not always in good order.
      void read().catch(() => undefined)
      return { received: () => text }
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
