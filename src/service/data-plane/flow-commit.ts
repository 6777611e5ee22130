import { createHash } from 'node:crypto'
import type { Batch } from '#contract/catalog.ts'
import type { ConsoleEvent, FailedRecord, MessageOutcome } from '#contract/console.ts'
import type { RunMetrics } from '#contract/run-metrics.ts'
import type { Run } from '#contract/run.ts'
import type { LakeObject } from '../lake/lake.ts'
import type { Message } from '../message-log/message-log.ts'
import { xactionIdOf } from '../message-log/xaction-id.ts'
import type { DataFile } from '../storage/ingest-store.ts'
import type { FlowPlan } from './flow-plan.ts'
import type { RecordResult } from './record-pipeline.ts'

const HOUR = 60 * 60 * 1000
const MAX_OUTCOMES = 100

/** A message that the pipeline has been through, and when (epoch milliseconds) it was read from the log. */
export interface ProcessedMessage extends RecordResult {
  message: Message
  loggedAt: number
}

/** What the messages of one commit came to; `file` is undefined if none of them became a row. */
export interface FlowBatch {
  plan: FlowPlan
  batchId: string
  messages: ProcessedMessage[]
  file: LakeObject | undefined
  startedAt: number
  committedAt: number
}

const storedCount = ({ messages }: FlowBatch): number =>
  messages.filter(({ outcome }) => 'line' in outcome).length

const warningCount = ({ messages }: FlowBatch): number =>
  messages.filter(({ outcome }) => 'line' in outcome && outcome.leftOut > 0).length

export function batchOf(batch: FlowBatch): Batch {
  const { plan, batchId, messages, file, startedAt, committedAt } = batch
  const stored = storedCount(batch)
  return {
    imsOrg: plan.scope.orgId,
    sandboxId: plan.scope.sandbox.id,
    status: 'success',
    version: '1.0.0',
    created: startedAt,
    updated: committedAt,
    createdClient: plan.createdClient,
    createdUser: plan.createdBy,
    updatedUser: plan.createdBy,
    started: startedAt,
    completed: committedAt,
    recordCount: messages.length,
    failedRecordCount: messages.length - stored,
    size: file?.byteSize ?? 0,
    errors: [],
    relatedObjects: [
      { type: 'dataSet', id: plan.dataSetId },
      { type: 'batch', id: batchId },
      { type: 'flow', id: plan.flowId },
    ],
    metrics: {
      inputRecordCount: messages.length,
      outputRecordCount: stored,
      failedRecordCount: messages.length - stored,
      outputByteSize: file?.byteSize ?? 0,
      startTime: startedAt,
      endTime: committedAt,
    },
  }
}

export function dataFilesOf(batch: FlowBatch): DataFile[] {
  const { file, batchId, plan } = batch
  if (!file) return []
  return [{ ...file, batchId, dataSetId: plan.dataSetId, rowCount: storedCount(batch) }]
}

export function failedRecordsOf({ plan, messages, committedAt }: FlowBatch): FailedRecord[] {
  return messages.flatMap(({ message, outcome }) => {
    if (!('failure' in outcome)) return []
    return {
      flowId: plan.flowId,
      xactionId: xactionIdOf(message),
      position: message.position,
      receivedAt: message.receivedAt,
      failedAt: committedAt,
      ...outcome.failure,
      body: new TextDecoder().decode(message.body),
    }
  })
}

/** A stream's run is an hour (UTC) of its flow, so the flow and the hour alone give its id. */
export function runIdOf(flowId: string, at: number): string {
  const hour = Math.floor(at / HOUR)
  const hash = createHash('sha256').update(`${flowId}/${hour}`).digest('hex')
  const [, ...groups] = /^(.{8})(.{4})(.{4})(.{4})(.{12})/.exec(hash) ?? []
  return groups.join('-')
}

/**
 * The run with what the batch adds to it. A run that streams is as complete as its last commit.
 *
 * @param former the run as it stands, undefined for the first commit of the hour.
 */
export function runOf(batch: FlowBatch, former: Run | undefined, etag: string): Run {
  const { plan, committedAt, startedAt } = batch
  return {
    ...former,
    id: runIdOf(plan.flowId, committedAt),
    createdAt: former?.createdAt ?? startedAt,
    updatedAt: committedAt,
    createdBy: plan.createdBy,
    updatedBy: plan.createdBy,
    createdClient: plan.createdClient,
    updatedClient: plan.createdClient,
    sandboxId: plan.scope.sandbox.id,
    sandboxName: plan.sandboxName,
    imsOrgId: plan.scope.orgId,
    version: etag,
    etag,
    flowId: plan.flowId,
    flowSpec: plan.flowSpec,
    metrics: metricsWith(batch, former?.metrics),
  }
}

function metricsWith(batch: FlowBatch, former: RunMetrics | undefined): RunMetrics {
  const { messages, file, startedAt, committedAt } = batch
  const stored = storedCount(batch)
  const records = former?.recordSummary
  const outputRecordCount = (records?.outputRecordCount ?? 0) + stored
  return {
    ...former,
    durationSummary: {
      startedAtUTC: former?.durationSummary?.startedAtUTC ?? startedAt,
      completedAtUTC: committedAt,
    },
    sizeSummary: {
      inputBytes: messages.reduce(
        (sum, { message }) => sum + message.body.byteLength,
        former?.sizeSummary?.inputBytes ?? 0,
      ),
      outputBytes: (former?.sizeSummary?.outputBytes ?? 0) + (file?.byteSize ?? 0),
    },
    recordSummary: {
      inputRecordCount: (records?.inputRecordCount ?? 0) + messages.length,
      outputRecordCount,
      createdRecordCount: (records?.createdRecordCount ?? 0) + stored,
      failedRecordCount: (records?.failedRecordCount ?? 0) + messages.length - stored,
      warningRecordCount: (records?.warningRecordCount ?? 0) + warningCount(batch),
    },
    fileSummary: {
      outputFileCount: (former?.fileSummary?.outputFileCount ?? 0) + (file ? 1 : 0),
    },
    statusSummary: { status: outputRecordCount > 0 ? 'success' : 'failed' },
  }
}

/** What the console hears of a commit: counts of all, and the newest messages one by one. */
export function committedEvent(batch: FlowBatch): ConsoleEvent {
  const { plan, batchId, messages, committedAt } = batch
  const stored = storedCount(batch)
  return {
    type: 'committed',
    flowId: plan.flowId,
    dataSetId: plan.dataSetId,
    batchId,
    stored,
    failed: messages.length - stored,
    outcomes: messages.slice(-MAX_OUTCOMES).map((processed) => outcomeOf(processed, committedAt)),
  }
}

function outcomeOf(processed: ProcessedMessage, storedAt: number): MessageOutcome {
  const { message, loggedAt, mappedAt, validatedAt, outcome } = processed
  return {
    xactionId: xactionIdOf(message),
    receivedAt: message.receivedAt,
    loggedAt,
    mappedAt,
    validatedAt,
    storedAt,
    ...('failure' in outcome && { failure: outcome.failure }),
  }
}
