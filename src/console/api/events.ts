import type { ConsoleEvent } from '#contract/console.ts'
import type { QueryKey } from '@tanstack/react-query'
import { queryClient } from '../query-client.ts'
import { ApiProblem } from './api-problem.ts'
import { tenantHeaders } from './client.ts'
import { eventsOf } from './event-stream.ts'
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
    const stream = await open(sandbox, signal)
    if (stream === 'signed-out') return
    if (stream) {
      if (missed) refresh([[sandbox]])
      pause = FIRST_RETRY_MS
      liveUpdates.setPaused(false)
      for await (const event of eventsOf(stream)) {
        refresh(touchedBy(sandbox, event))
        if (event.type === 'committed') tellCommitted(event)
      }
    }
    missed = true
    liveUpdates.setPaused(!signal.aborted)
    await waitFor(pause, signal)
    pause = Math.min(pause * 2, LAST_RETRY_MS)
  }
}

/** @returns null if there is no stream for now. */
async function open(
  sandbox: string,
  signal: AbortSignal,
): Promise<Response['body'] | 'signed-out'> {
  try {
    const response = await request('/console/events', {
      headers: { ...(await tenantHeaders(sandbox)), accept: 'text/event-stream' },
      signal,
    })
    return response.body
  } catch (error) {
    if (error instanceof ApiProblem) return error.signedOut ? 'signed-out' : null
    if (!signal.aborted) reportError(error)
    return null
  }
}

/** A listener that fails is a bug, which is reported; the others, and the stream, go on. */
function tellCommitted(event: CommittedEvent): void {
  for (const listener of committedListeners) {
    try {
      listener(event)
    } catch (error) {
      reportError(error)
    }
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
