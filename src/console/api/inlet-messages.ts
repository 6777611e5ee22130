import type { Acknowledgement } from '#contract/collection.ts'
import type { DataSetRows } from '#contract/console.ts'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { queryClient } from '../query-client.ts'
import { problemOf, unreachable, type ApiProblem } from './api-problem.ts'
import { get } from './client.ts'

/** A message to an inlet, for one of its flows. `body` goes as it is, JSON or not. */
export interface InletMessage {
  inletId: string
  flowId: string
  body: string
}

/** What the inlet said, whether it took the message or not. */
export interface InletAnswer {
  status: number
  /** HTTP's words for the status; empty where the protocol's version has none. */
  statusText: string
  /** From sending to the last byte of the answer. */
  milliseconds: number
  body: string
  /** Names the message from here on; undefined if it was not taken. */
  xactionId: string | undefined
  /** Epoch milliseconds, by the service's clock; undefined if the message was not taken. */
  receivedAt: number | undefined
  /** Why the message was not taken. */
  problem: ApiProblem | undefined
}

/** What goes with a message: no token and no cookie, since the senders of messages have none. */
export const messageHeaders = (flowId: string): Record<string, string> => ({
  'content-type': 'application/json',
  'x-adobe-flow-id': flowId,
})

/** Throws {@link ApiProblem} only if there was no answer. */
export const sendMessage = mutationOptions({
  mutationFn: async ({ inletId, flowId, body }: InletMessage): Promise<InletAnswer> => {
    const startedAt = performance.now()
    const { response, text } = await post(inletId, flowId, body).catch((cause: unknown) => {
      throw unreachable(cause)
    })
    return readAnswer(response, text, performance.now() - startedAt)
  },
})

async function post(inletId: string, flowId: string, body: string) {
  const response = await fetch(`/collection/${inletId}`, {
    method: 'POST',
    headers: messageHeaders(flowId),
    credentials: 'omit',
    body,
  })
  return { response, text: await response.text() }
}

function readAnswer(response: Response, body: string, milliseconds: number): InletAnswer {
  const { ok, status, statusText } = response
  const content = readJson(body)
  const told = (name: keyof Acknowledgement): unknown =>
    ok && typeof content === 'object' && content !== null ? Reflect.get(content, name) : undefined
  const xactionId = told('xactionId')
  const receivedAt = told('receivedTimeMs')
  return {
    status,
    statusText,
    milliseconds,
    body,
    xactionId: typeof xactionId === 'string' ? xactionId : undefined,
    receivedAt: typeof receivedAt === 'number' ? receivedAt : undefined,
    problem: ok ? undefined : problemOf(status, content),
  }
}

/** A proxy between may answer with anything. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// As many as the service gives at once: a busy stream may have stored others since.
const NEWEST_ROWS = 100

/**
 * The row that a message became, null until it is among the newest. Looks again with each commit into the dataset, as
 * the key says, and no more once it is found.
 */
export const storedRowQuery = (sandbox: string, dataSetId: string, xactionId: string) => {
  const queryKey = [sandbox, 'dataSets', 'rows', dataSetId, 'of', xactionId]
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }): Promise<Record<string, unknown> | null> => {
      const found = queryClient.getQueryData<Record<string, unknown>>(queryKey)
      if (found) return found
      const path = `/console/datasets/${dataSetId}/rows?limit=${NEWEST_ROWS}`
      const { rows, origins } = await get<DataSetRows>(sandbox, path, signal)
      return rows[origins.findIndex((origin) => origin.xactionId === xactionId)] ?? null
    },
  })
}
