import type { ConsoleEvent } from '#contract/console.ts'
import type { QueryKey } from '@tanstack/react-query'
import { EventSourceParserStream } from 'eventsource-parser/stream'
import { queryClient } from '../query-client.ts'
import { ApiProblem } from './api-problem.ts'
import { tenantHeaders } from './client.ts'
import { request } from './http.ts'
import { liveUpdates } from './live-updates.ts'

export type CommittedEvent = Extract<ConsoleEvent, { type: 'committed' }>

const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 15_000
// A busy flow commits many times a second; what is on screen is fetched again at most this often.
const REFRESH_MS = 250

const committedListeners = new Set<(event: CommittedEvent) => void>()

/** Hears every commit of the data plane in the sandbox that is followed. @returns how to stop. */
export function onCommitted(listener: (event: CommittedEvent) => void): () => void {
  committedListeners.add(listener)
  return () => committedListeners.delete(listener)
}

/**
 * Follows a sandbox's events until stopped, reconnecting with growing pauses, and refreshes what they touch.
 *
 * @returns how to stop.
 */
export function followEvents(sandbox: string): () => void {
  const stopped = new AbortController()
  void keepReading(sandbox, stopped.signal)
  return () => stopped.abort()
}

async function keepReading(sandbox: string, signal: AbortSignal): Promise<void> {
  const refresh = refresher(signal)
  let pause = FIRST_RETRY_MS
  let missed = false
  while (!signal.aborted) {
    try {
      const response = await request('/console/events', {
        headers: { ...(await tenantHeaders(sandbox)), accept: 'text/event-stream' },
        signal,
      })
      if (missed) refresh([[sandbox]])
      pause = FIRST_RETRY_MS
      liveUpdates.setPaused(false)
      await read(response, (event) => {
        refresh(touchedBy(sandbox, event))
        if (event.type === 'committed') committedListeners.forEach((listener) => listener(event))
      })
    } catch (error) {
      if (error instanceof ApiProblem && error.signedOut) return
    }
    missed = true
    liveUpdates.setPaused(!signal.aborted)
    await waitFor(pause, signal)
    pause = Math.min(pause * 2, LAST_RETRY_MS)
  }
}

async function read(response: Response, hear: (event: ConsoleEvent) => void): Promise<void> {
  const messages = response.body
    ?.pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader()
  for (;;) {
    const message = await messages?.read()
    if (!message || message.done) return
    hear(JSON.parse(message.value.data))
  }
}

/** The cached answers that an event makes out of date. */
export function touchedBy(sandbox: string, event: ConsoleEvent): QueryKey[] {
  if (event.type === 'changed') return [[sandbox, event.kind]]
  return [
    [sandbox, 'dataSets', 'rows', event.dataSetId],
    [sandbox, 'dataSets', 'batches', event.dataSetId],
    [sandbox, 'flows', 'failed-records', event.flowId],
    [sandbox, 'runs'],
  ]
}

/** Gathers what to refresh, so that a burst of events fetches each answer once. */
function refresher(signal: AbortSignal): (keys: QueryKey[]) => void {
  const waiting = new Map<string, QueryKey>()
  const flush = () => {
    if (signal.aborted) return
    const keys = [...waiting.values()]
    waiting.clear()
    for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey })
  }
  return (keys) => {
    if (waiting.size === 0) setTimeout(flush, REFRESH_MS)
    for (const key of keys) waiting.set(JSON.stringify(key), key)
  }
}

const waitFor = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
  })
