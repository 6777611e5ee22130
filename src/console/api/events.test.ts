import type { ConsoleEvent } from '#contract/console.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { queryClient } from '../query-client.ts'
import { followEvents, onCommitted } from './events.ts'
import { liveUpdates } from './live-updates.ts'
import { sessionQuery } from './session.ts'

const commit = (batchId: string): ConsoleEvent => ({
  type: 'committed',
  flowId: 'f1',
  dataSetId: 'd1',
  batchId,
  stored: 1,
  failed: 0,
  outcomes: [],
})
const stream = (...events: ConsoleEvent[]) =>
  new Response(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''))

/** What the browser has and Node has not, or what needs an origin. */
const fetchAnswer = vi.fn<() => Promise<Response>>()
const reportError = vi.fn<(error: unknown) => void>()
const stops: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', fetchAnswer)
  vi.stubGlobal('reportError', reportError)
  queryClient.setQueryData(sessionQuery.queryKey, {
    userId: 'ada',
    orgId: 'org',
    sandboxes: [],
    reachesAllSandboxes: true,
    permissions: 'all',
  })
})

afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  queryClient.clear()
  vi.resetAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('reports the error of a listener, and goes on for it and for the others', async () => {
  const fault = new Error('a bug of a listener')
  const heard: string[] = []
  stops.push(
    onCommitted(({ batchId }) => {
      heard.push(`first ${batchId}`)
      throw fault
    }),
    onCommitted(({ batchId }) => heard.push(`second ${batchId}`)),
  )
  fetchAnswer.mockImplementation(async () => stream(commit('b1'), commit('b2')))
  stops.push(followEvents('prod'))
  await vi.waitFor(() => expect(heard).toHaveLength(4))
  expect(heard).toEqual(['first b1', 'second b1', 'first b2', 'second b2'])
  expect(reportError.mock.calls).toEqual([[fault], [fault]])
  expect(fetchAnswer).toHaveBeenCalledOnce()
})

it('opens the stream anew after a request without an answer, which is no fault to report', async () => {
  const heard: string[] = []
  stops.push(onCommitted(({ batchId }) => heard.push(batchId)))
  fetchAnswer.mockRejectedValueOnce(new TypeError('failed to fetch'))
  fetchAnswer.mockImplementation(async () => stream(commit('b1')))
  stops.push(followEvents('prod'))
  await vi.waitFor(() => expect(liveUpdates.isPaused()).toBe(true))
  await vi.waitFor(() => expect(heard).toEqual(['b1']))
  expect(reportError).not.toHaveBeenCalled()
})

it('stops once the session is gone', async () => {
  fetchAnswer.mockResolvedValue(Response.json({ error_code: '401013' }, { status: 401 }))
  stops.push(followEvents('prod'))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(fetchAnswer).toHaveBeenCalledOnce()
})
