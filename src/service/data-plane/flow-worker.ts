import { setTimeout } from 'node:timers/promises'
import type { DataPlaneParts } from './data-plane-parts.ts'
import { createDoorbell } from './doorbell.ts'
import { commitBatch, MAX_MESSAGES, prepareBatch, type PreparedBatch } from './flow-batch.ts'
import type { FlowPlan } from './flow-plan.ts'
import { compilePipeline, type RecordPipeline } from './record-pipeline.ts'

export interface FlowWorker {
  readonly plan: FlowPlan
  /** Tells that the log has something new for the flow. */
  wake(): void
  /** Resolves once the commit under way is done; none follows. */
  stop(): Promise<void>
}

/** The first message after a pause is committed at once; those that come meanwhile share the next commit. */
const COMMIT_INTERVAL_MS = 100

const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 30_000

/**
 * Moves a flow's messages from the log into its dataset until it is stopped:
 *
 *   waiting --ring--> preparing --file in the lake--> committing --position moved--> pausing --> preparing or waiting
 *
 * A failure on the way (a full disk, a mapping that does not compile) is logged and tried again, later each time.
 * What was prepared is kept for that, because a commit that failed may have been written. The position is read
 * anew for each batch and moves in the transaction that names the batch's file, so a message is stored once.
 */
export function startFlowWorker(parts: DataPlaneParts, plan: FlowPlan): FlowWorker {
  const stopping = new AbortController()
  const bell = createDoorbell()
  let pipeline: RecordPipeline | undefined
  let prepared: PreparedBatch | undefined
  const ended = run()

  async function run(): Promise<void> {
    let failures = 0
    while (!stopping.signal.aborted) {
      try {
        await storeNext(Math.max(1, Math.floor(MAX_MESSAGES / 10 ** failures)))
        failures = 0
      } catch (error) {
        const { flowId } = plan
        parts.logger.error({ err: error, flowId }, 'messages wait: they could not be stored yet')
        await pause(Math.min(FIRST_RETRY_MS * 2 ** failures++, LAST_RETRY_MS))
      }
    }
  }

  /** After failures it takes fewer messages: a smaller file may fit where a large one does not. */
  async function storeNext(limit: number): Promise<void> {
    bell.hush()
    prepared ??= await prepareBatch(parts, plan, compiled, limit)
    if (!prepared) return bell.rung()
    await commitBatch(parts, prepared)
    prepared = undefined
    await pause(COMMIT_INTERVAL_MS)
  }

  /** Compiling takes tens of milliseconds, too long for every flow at start-up. */
  function compiled(): RecordPipeline {
    pipeline ??= compilePipeline(plan, parts.now)
    return pipeline
  }

  async function pause(milliseconds: number): Promise<void> {
    const { signal } = stopping
    await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined)
  }

  return {
    plan,
    wake: () => bell.ring(),
    async stop() {
      stopping.abort()
      bell.ring()
      await ended
    },
  }
}
