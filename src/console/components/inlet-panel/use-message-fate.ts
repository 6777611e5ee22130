import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { failedRecordsQuery } from '../../api/flows.ts'
import { storedRowQuery } from '../../api/inlet-messages.ts'
import { useSandbox } from '../require-param.ts'
import { fateOf, type MessageFate } from './message-fate.ts'
import type { SentMessage } from './sent-messages.ts'

/** How a message stands, if there is one: as its commit's event told, else as its row or its failed record shows. */
export function useMessageFate(message: SentMessage | undefined): MessageFate | undefined {
  const sandbox = useSandbox()
  const xactionId = message?.answer?.xactionId ?? ''
  const enabled = xactionId !== '' && !message?.outcome
  const row = useQuery({ ...storedRowQuery(sandbox, message?.dataSetId ?? '', xactionId), enabled })
  const failed = useQuery({ ...failedRecordsQuery(sandbox, message?.flowId ?? ''), enabled })
  const hasRow = !!row.data
  const failedRecords = failed.data?.items
  return useMemo(
    () => message && fateOf(message, { hasRow, failedRecords: failedRecords ?? [] }),
    [message, hasRow, failedRecords],
  )
}
