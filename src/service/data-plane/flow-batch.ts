import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { RowOrigin } from '#contract/console.ts'
import type { Run } from '#contract/run.ts'
import type { LakeObject } from '../lake/lake.ts'
import { writeParquet } from '../lake/parquet-writer.ts'
import { lastRunDetailsOf } from '../last-run.ts'
import type { Message } from '../message-log/message-log.ts'
import { xactionIdOf } from '../message-log/xaction-id.ts'
import type { IngestCommit } from '../storage/ingest-store.ts'
import type { DataPlaneParts } from './data-plane-parts.ts'
import {
  batchOf,
  committedEvent,
  dataFilesOf,
  failedRecordsOf,
  runIdOf,
  runOf,
  type FlowBatch,
  type ProcessedMessage,
} from './flow-commit.ts'
import type { FlowPlan } from './flow-plan.ts'
import type { RecordPipeline } from './record-pipeline.ts'

/** A batch whose file is in the lake, and the commit that will make it part of the dataset. */
export interface PreparedBatch {
  batch: FlowBatch
  commit: IngestCommit
}

/** The most messages of one batch. */
export const MAX_MESSAGES = 10_000
const MAX_BYTES = 16 * 1024 * 1024

/** These take a few milliseconds, in which nobody else is served. */
const MESSAGES_AT_A_TIME = 200

/**
 * Reads what waits in the log for a flow, and does all but the commit.
 *
 * @param limit the most messages to take.
 * @param compiled gives the plan's pipeline; it is asked only once a message waits.
 * @returns undefined if nothing waits.
 */
export async function prepareBatch(
  parts: DataPlaneParts,
  plan: FlowPlan,
  compiled: () => RecordPipeline,
  limit: number,
): Promise<PreparedBatch | undefined> {
  const from = await parts.ingest.position(plan.flowId)
  const waiting = await parts.log.read(plan.flowId, from, limit, MAX_BYTES)
  const to = waiting.at(-1)?.position
  if (to === undefined) return undefined

  const pipeline = compiled()
  const startedAt = parts.now()
  const batchId = parts.newId()
  const messages = await processAll(pipeline, waiting, startedAt)
  const file = await writeFile(parts, plan, pipeline, batchId, messages)
  const batch = { plan, batchId, messages, file, startedAt, committedAt: parts.now() }
  return { batch, commit: await commitOf(parts, batch, from, to) }
}

/**
 * Commits a batch; may be called again if it threw. If the flow's position has moved since the messages were
 * read, nothing of the batch is kept, and the messages after that position are there to be read anew.
 */
export async function commitBatch(
  parts: DataPlaneParts,
  { batch, commit }: PreparedBatch,
): Promise<void> {
  const committed = (await parts.ingest.commit(commit)) || (await isNamed(parts, batch.file))
  const { flowId, scope, from, to } = commit
  if (!committed) {
    parts.logger.warn({ flowId, from, to }, 'the flow has moved on: this batch is dropped')
    if (batch.file) await parts.lake.delete(batch.file.path)
    return
  }
  parts.publish(scope, committedEvent({ ...batch, committedAt: parts.now() }))
  try {
    await parts.log.trim(flowId, to)
  } catch (error) {
    parts.logger.warn({ err: error, flowId }, 'the log keeps messages that are stored already')
  }
}

/** A commit that threw may have been written all the same; then its second try finds the position moved. */
async function isNamed({ ingest }: DataPlaneParts, file: LakeObject | undefined): Promise<boolean> {
  return file !== undefined && (await ingest.allFilePaths()).has(file.path)
}

async function processAll(
  pipeline: RecordPipeline,
  waiting: Message[],
  loggedAt: number,
): Promise<ProcessedMessage[]> {
  const processed: ProcessedMessage[] = []
  for (const message of waiting) {
    if (processed.length % MESSAGES_AT_A_TIME === 0) await setImmediate()
    processed.push({ message, loggedAt, ...pipeline.process(message.body) })
  }
  return processed
}

async function writeFile(
  { lake, duckDb }: DataPlaneParts,
  plan: FlowPlan,
  { columns }: RecordPipeline,
  batchId: string,
  messages: ProcessedMessage[],
): Promise<LakeObject | undefined> {
  const rows = messages.flatMap(({ message, outcome }) =>
    'line' in outcome ? [{ line: outcome.line, origin: originOf(message, batchId) }] : [],
  )
  if (rows.length === 0) return undefined
  const target = join(lake.workFolder, `${batchId}.parquet`)
  try {
    await writeParquet(duckDb, { columns, rows, target })
    return await lake.put(`datasets/${plan.dataSetId}/${batchId}.parquet`, target)
  } finally {
    await rm(target, { force: true })
  }
}

async function commitOf(
  { resources, newId }: DataPlaneParts,
  batch: FlowBatch,
  from: number,
  to: number,
): Promise<IngestCommit> {
  const { scope, flowId } = batch.plan
  const former = await resources.get<Run>(scope, 'runs', runIdOf(flowId, batch.committedAt))
  const run = runOf(batch, former?.body, `"${newId()}"`)
  const stored = { id: batch.batchId, etag: `"${newId()}"`, body: batchOf(batch) }
  return {
    scope,
    flowId,
    from,
    to,
    files: dataFilesOf(batch),
    failedRecords: failedRecordsOf(batch),
    resources: [
      { kind: 'batches', resource: stored },
      { kind: 'runs', resource: { id: run.id, etag: run.etag, body: run } },
    ],
    lastRunDetails: lastRunDetailsOf(run),
  }
}

function originOf(message: Message, batchId: string): RowOrigin {
  const { flowId, receivedAt, position } = message
  return { xactionId: xactionIdOf(message), flowId, batchId, receivedAt, position }
}
