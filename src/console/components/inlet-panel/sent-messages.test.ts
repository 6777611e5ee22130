import type { MessageOutcome } from '#contract/console.ts'
import { describe, expect, it } from 'vitest'
import type { InletAnswer } from '../../api/inlet-messages.ts'
import { fateOf } from './message-fate.ts'
import { NONE_SENT, reduceSent, type SentAction, type SentMessage } from './sent-messages.ts'

const message = (key: number): SentMessage => ({
  key,
  flowId: 'f',
  dataSetId: 'd',
  mappingSet: null,
  body: '{}',
  sentAt: 1000 + key,
})
const taken = (xactionId: string): InletAnswer => ({
  status: 200,
  statusText: 'OK',
  milliseconds: 3,
  body: '{}',
  xactionId,
  receivedAt: 1,
  problem: undefined,
})
const outcome = (xactionId: string): MessageOutcome => ({
  xactionId,
  receivedAt: 1,
  loggedAt: 2,
  mappedAt: 3,
  validatedAt: 4,
  storedAt: 5,
})
const sent = (key: number): SentAction => ({ type: 'sent', message: message(key) })
const answered = (key: number, xactionId: string): SentAction => ({
  type: 'answered',
  key,
  answer: taken(xactionId),
})
const committed = (...ids: string[]): SentAction => ({
  type: 'committed',
  outcomes: ids.map(outcome),
})
const after = (...actions: SentAction[]) => actions.reduce(reduceSent, NONE_SENT)
const NOT_FOUND = { hasRow: false, failedRecords: [] }
const statesOf = (...actions: SentAction[]) =>
  after(...actions).sent.map((entry) => fateOf(entry, NOT_FOUND).state)

describe('a message', () => {
  it('is stored once its commit is heard of', () =>
    expect(statesOf(sent(1), answered(1, 'a'), committed('z', 'a'))).toEqual(['stored']))

  it('is stored too if the commit is heard of before the answer', () =>
    expect(statesOf(sent(1), committed('a'), answered(1, 'a'))).toEqual(['stored']))

  it('is not taken for another', () =>
    expect(statesOf(sent(1), answered(1, 'a'), committed('b'))).toEqual(['underway']))

  it('is found by its row or its failed record if no commit was heard of', () => {
    const [entry = message(0)] = after(sent(1), answered(1, 'a')).sent
    const failed = {
      flowId: 'f',
      xactionId: 'a',
      position: 1,
      receivedAt: 1,
      failedAt: 2,
      body: '{}',
      stage: 'validate' as const,
      violations: [{ pointer: '/x', message: 'is required' }],
    }
    expect(fateOf(entry, { ...NOT_FOUND, hasRow: true })).toEqual({ state: 'stored' })
    expect(fateOf(entry, { ...NOT_FOUND, failedRecords: [failed] }).state).toBe('failed')
  })
})

it('keeps the newest 50, and no outcome once every answer is there', () => {
  const many = Array.from({ length: 60 }, (_item, key) => [sent(key), answered(key, `x${key}`)])
  const { sent: kept, early } = after(...many.flat(), committed('other'))
  expect({ newest: kept[0]?.key, count: kept.length, early }).toEqual({
    newest: 59,
    count: 50,
    early: [],
  })
})
