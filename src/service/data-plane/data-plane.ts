import { isDeepStrictEqual } from 'node:util'
import type { DataPlaneParts } from './data-plane-parts.ts'
import type { FlowPlan } from './flow-plan.ts'
import { startFlowWorker, type FlowWorker } from './flow-worker.ts'
import { removeOrphans } from './orphans.ts'

/** Moves the messages of every enabled flow from the log into its dataset, each exactly once. */
export interface DataPlane {
  /** Removes what a crash has left in the lake, and starts a worker for each flow that has a plan. */
  start(): Promise<void>

  /**
   * Follows the plans of some flows, or of all, as they are now: a worker whose plan is gone or another stops after the
   * commit under way. Does nothing before the start, nor after the close.
   */
  refresh(flowIds?: string[]): Promise<void>

  /** Resolves once no commit is under way and none follows. */
  close(): Promise<void>
}

/** Where the data plane asks what it is to run. */
export interface Plans {
  /** The flows that may have a plan. */
  flowIds(): string[]
  /** @returns undefined for a flow that is not to run. */
  plan(flowId: string): Promise<FlowPlan | undefined>
}

export function createDataPlane({ plans, ...parts }: DataPlaneParts & { plans: Plans }): DataPlane {
  const running = new Map<string, FlowWorker>()
  let active = false
  let stopListening = (): void => undefined
  let refreshed = Promise.resolve()

  async function followPlan(flowId: string): Promise<void> {
    if (!active) return
    const plan = await plans.plan(flowId)
    const worker = running.get(flowId)
    if (worker && !isDeepStrictEqual(plan, worker.plan)) await stop(worker)
    if (plan && !running.has(flowId)) running.set(flowId, startFlowWorker(parts, plan))
  }

  async function stop(worker: FlowWorker): Promise<void> {
    await worker.stop()
    running.delete(worker.plan.flowId)
  }

  async function followPlans(flowIds: Iterable<string>): Promise<void> {
    await Promise.all([...flowIds].map(followPlan))
  }

  /** Refreshes follow one another, so that a flow never has two workers. */
  function refresh(flowIds?: string[]): Promise<void> {
    const all = () => new Set([...plans.flowIds(), ...running.keys()])
    const next = refreshed.then(() => followPlans(flowIds ?? all()))
    refreshed = next.catch(() => undefined)
    return next
  }

  return {
    async start() {
      await removeOrphans(parts, plans.flowIds().length)
      active = true
      stopListening = parts.log.onAppend((flowId) => running.get(flowId)?.wake())
      await refresh()
    },

    refresh,

    async close() {
      active = false
      stopListening()
      await refreshed
      await Promise.all([...running.values()].map(stop))
    },
  }
}
