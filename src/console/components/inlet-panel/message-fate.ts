import type { FailedRecord, MessageOutcome } from '#contract/console.ts'
import type { InletAnswer } from '../../api/inlet-messages.ts'
import type { SentMessage } from './sent-messages.ts'

/** How a message stands. Times are there if the commit's event was heard; a reconnection may have missed it. */
export type MessageFate =
  | { state: 'sending' }
  | { state: 'unanswered'; error: Error }
  | { state: 'refused'; answer: InletAnswer }
  | { state: 'underway' }
  | { state: 'stored'; outcome?: MessageOutcome }
  | {
      state: 'failed'
      failure: Pick<FailedRecord, 'stage' | 'violations'>
      outcome?: MessageOutcome
    }

/** What was looked up, for a message whose commit was not heard of. */
export interface LookedUp {
  hasRow: boolean
  failedRecords: FailedRecord[]
}

export function fateOf(message: SentMessage, { hasRow, failedRecords }: LookedUp): MessageFate {
  const { answer, error, outcome } = message
  if (error) return { state: 'unanswered', error }
  if (!answer) return { state: 'sending' }
  if (answer.xactionId === undefined) return { state: 'refused', answer }
  if (outcome?.failure) return { state: 'failed', failure: outcome.failure, outcome }
  if (outcome) return { state: 'stored', outcome }
  const failure = failedRecords.find(({ xactionId }) => xactionId === answer.xactionId)
  if (failure) return { state: 'failed', failure }
  return { state: hasRow ? 'stored' : 'underway' }
}
