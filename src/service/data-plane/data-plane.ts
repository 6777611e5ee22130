import { isDeepStrictEqual } from 'node:util'
import type { DataPlaneParts } from './data-plane-parts.ts'
import type { FlowPlan } from './flow-plan.ts'
import { startFlowWorker, type FlowWorker } from './flow-worker.ts'
import { removeOrphans } from './orphans.ts'

/** Moves the messages of every enabled flow from the log into its dataset, each exactly once. */
export interface DataPlane {
  /** Removes what a crash has left in the lake, and starts a worker for each plan. */
  start(): Promise<void>

  /**
   * Follows the plans as they are now: workers whose plan is gone or another stop after the commit under way.
   * Does nothing before the start, nor after the close.
   */
  refresh(): Promise<void>

  /** Resolves once no commit is under way and none follows. */
  close(): Promise<void>
}

export function createDataPlane({
  plans,
  ...parts
}: DataPlaneParts & { plans: () => Promise<FlowPlan[]> }): DataPlane {
  const running = new Map<string, FlowWorker>()
  let active = false
  let stopListening = (): void => undefined
  let refreshed = Promise.resolve()

  async function followPlans(): Promise<void> {
    if (!active) return
    const wanted = new Map((await plans()).map((plan) => [plan.flowId, plan]))
    const unwanted = [...running.values()].filter(
      ({ plan }) => !isDeepStrictEqual(plan, wanted.get(plan.flowId)),
    )
    await Promise.all(unwanted.map(stop))
    for (const plan of wanted.values()) {
      if (!running.has(plan.flowId)) running.set(plan.flowId, startFlowWorker(parts, plan))
    }
  }

  async function stop(worker: FlowWorker): Promise<void> {
    await worker.stop()
    running.delete(worker.plan.flowId)
  }

  /** Refreshes follow one another, so that a flow never has two workers. */
  function refresh(): Promise<void> {
    const next = refreshed.then(followPlans)
    refreshed = next.catch(() => undefined)
    return next
  }

  return {
    async start() {
      await removeOrphans(parts, (await plans()).length)
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
