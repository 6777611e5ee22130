import { useMutation } from '@tanstack/react-query'
import { useEffect, useReducer, useRef } from 'react'
import { onCommitted } from '../../api/events.ts'
import { sendMessage } from '../../api/inlet-messages.ts'
import { NONE_SENT, reduceSent, type SentMessage } from './sent-messages.ts'

/** What is sent, and where a message like it ends. */
export type NewMessage = Pick<SentMessage, 'flowId' | 'dataSetId' | 'mappingSet' | 'body'>

interface Sending {
  /** The newest first, at most 50. */
  sent: SentMessage[]
  isSending: boolean
  send: (message: NewMessage) => void
}

/** The messages sent since the panel was opened, each with what events tell of it. */
export function useSentMessages(inletId: string): Sending {
  const [{ sent }, dispatch] = useReducer(reduceSent, NONE_SENT)
  const lastKey = useRef(0)
  const { mutateAsync, isPending } = useMutation(sendMessage)
  useEffect(() => onCommitted(({ outcomes }) => dispatch({ type: 'committed', outcomes })), [])

  async function send({ flowId, dataSetId, mappingSet, body }: NewMessage) {
    const key = ++lastKey.current
    const sentAt = Date.now()
    dispatch({ type: 'sent', message: { key, flowId, dataSetId, mappingSet, body, sentAt } })
    try {
      const answer = await mutateAsync({ inletId, flowId, body })
      dispatch({ type: 'answered', key, answer })
    } catch (error) {
      const cause = error instanceof Error ? error : new Error(String(error))
      dispatch({ type: 'unanswered', key, error: cause })
    }
  }
  return { sent, isSending: isPending, send: (message) => void send(message) }
}
