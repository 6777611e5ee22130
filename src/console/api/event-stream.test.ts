import type { ConsoleEvent } from '#contract/console.ts'
import { expect, it } from 'vitest'
import { eventsOf } from './event-stream.ts'

const changed: ConsoleEvent = { type: 'changed', kind: 'flows', id: 'f1' }
const outcome = {
  xactionId: '1:2:f1',
  receivedAt: 1,
  loggedAt: 2,
  mappedAt: 3,
  validatedAt: 4,
  storedAt: 5,
}
const failure = { stage: 'map' as const, violations: [{ pointer: '/a', message: 'is missing' }] }
const committed: ConsoleEvent = {
  type: 'committed',
  flowId: 'f1',
  dataSetId: 'd1',
  batchId: 'b1',
  stored: 1,
  failed: 1,
  outcomes: [outcome, { ...outcome, failure }],
}

it('reads events of both kinds, passing over signs of life', async () => {
  const stream = streamOf(':\n\n', text(changed), ':\n\n', text(committed))
  expect(await Array.fromAsync(eventsOf(stream))).toEqual([changed, committed])
})

it.each([
  ['of a kind that is not known', { ...changed, type: 'renamed' }],
  ['without a kind', { kind: 'flows', id: 'f1' }],
  ['null', null],
  ['without a field', { ...changed, id: undefined }],
  ['with a count that is text', { ...committed, stored: '1' }],
  ['with outcomes that are no list', { ...committed, outcomes: {} }],
  ['with an outcome without its times', { ...committed, outcomes: [{ xactionId: '1:2:f1' }] }],
  ['with an unknown stage', { ...committed, outcomes: [{ ...outcome, failure: { stage: 'x' } }] }],
])('passes over an event %s', async (_title, event) => {
  const stream = streamOf(text(event), text(changed))
  expect(await Array.fromAsync(eventsOf(stream))).toEqual([changed])
})

it('passes over data that is not JSON', async () => {
  const stream = streamOf('data: {"type":\n\n', text(changed))
  expect(await Array.fromAsync(eventsOf(stream))).toEqual([changed])
})

it('ends where the connection breaks', async () => {
  const pieces = [text(changed)]
  const stream = new ReadableStream({
    pull(controller) {
      const piece = pieces.shift()
      if (piece === undefined) controller.error(new TypeError('network error'))
      else controller.enqueue(new TextEncoder().encode(piece))
    },
  })
  expect(await Array.fromAsync(eventsOf(stream))).toEqual([changed])
})

const text = (event: unknown): string => `data: ${JSON.stringify(event)}\n\n`

const streamOf = (...pieces: string[]) => new Blob(pieces).stream()
