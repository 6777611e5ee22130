import type { FailedRecord } from '#contract/console.ts'
import type { Scope } from '../storage/resource-store.ts'
import type { Batches } from './batches.ts'

/** The records that a batch could not store, in their order; of a client's batch none are known. */
export type FailedOf = (scope: Scope, batchId: string) => Promise<FailedRecord[]>

interface FailedRecordsOptions {
  batches: Pick<Batches, 'get'>
  /** The records of a flow that failed in the commit at this time. */
  failedRecordsAt: (flowId: string, failedAt: number) => Promise<FailedRecord[]>
}

/** A batch is one commit of its flow, so that what failed in it has the time of that. */
export function failedRecordsOf({ batches, failedRecordsAt }: FailedRecordsOptions): FailedOf {
  return async (scope, batchId) => {
    const { batch } = await batches.get(scope, batchId)
    const flowId = batch.relatedObjects.find(({ type }) => type === 'flow')?.id
    if (flowId === undefined || batch.completed === undefined) return []
    return failedRecordsAt(flowId, batch.completed)
  }
}

/** The records as a file: one JSON object a line, the message as it came with what was wrong with it. */
export function failedFile(records: FailedRecord[]): string {
  const lines = records.map(({ body, stage, violations, xactionId, receivedAt }) => {
    const errors = violations.map(({ pointer, message }) => ({ stage, pointer, message }))
    return `${JSON.stringify({ body, xactionId, receivedAt, _errors: errors })}\n`
  })
  return lines.join('')
}
