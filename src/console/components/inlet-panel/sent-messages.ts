import type { MessageOutcome } from '#contract/console.ts'
import type { MappingSet } from '#contract/mapping-set.ts'
import type { InletAnswer } from '../../api/inlet-messages.ts'

/** A message of this session, with what is known of it so far. */
export interface SentMessage {
  /** Counts the messages of the session. */
  key: number
  flowId: string
  dataSetId: string
  /** Null if the message goes on as it comes, XDM already. */
  mappingSet: MappingSet | null
  body: string
  /** Epoch milliseconds, by the browser's clock. */
  sentAt: number
  answer?: InletAnswer
  /** There was no answer at all. */
  error?: Error
  outcome?: MessageOutcome
}

export interface SentMessages {
  /** The newest first. */
  sent: SentMessage[]
  /** Outcomes heard while an answer is awaited: a commit can be heard of before the acknowledgement is read. */
  early: MessageOutcome[]
}

export type SentAction =
  | { type: 'sent'; message: SentMessage }
  | { type: 'answered'; key: number; answer: InletAnswer }
  | { type: 'unanswered'; key: number; error: Error }
  | { type: 'committed'; outcomes: MessageOutcome[] }

export const NONE_SENT: SentMessages = { sent: [], early: [] }

const MOST_SENT = 50
const MOST_EARLY = 1000

export function reduceSent({ sent, early }: SentMessages, action: SentAction): SentMessages {
  switch (action.type) {
    case 'sent':
      return { sent: [action.message, ...sent].slice(0, MOST_SENT), early }
    case 'answered':
      return settled(
        sent.map((message) =>
          message.key === action.key
            ? withOutcome({ ...message, answer: action.answer }, early)
            : message,
        ),
        early,
      )
    case 'unanswered':
      return settled(
        sent.map((message) =>
          message.key === action.key ? { ...message, error: action.error } : message,
        ),
        early,
      )
    case 'committed':
      return settled(
        sent.map((message) => withOutcome(message, action.outcomes)),
        [...early, ...action.outcomes].slice(-MOST_EARLY),
      )
  }
}

/** Outcomes are kept only as long as one of them may be that of a message whose answer is awaited. */
function settled(sent: SentMessage[], early: MessageOutcome[]): SentMessages {
  return { sent, early: sent.some(isAwaiting) ? early : [] }
}

const isAwaiting = ({ answer, error }: SentMessage): boolean => !answer && !error

function withOutcome(message: SentMessage, outcomes: MessageOutcome[]): SentMessage {
  const xactionId = message.answer?.xactionId
  if (message.outcome || xactionId === undefined) return message
  const outcome = outcomes.find((candidate) => candidate.xactionId === xactionId)
  return outcome ? { ...message, outcome } : message
}
