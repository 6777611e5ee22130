import type { SpecRef } from '#contract/entity.ts'
import type { NewRun, Run } from '#contract/run.ts'
import { ApiError } from '../http/api-error.ts'
import { violationError } from '../http/violations.ts'
import type { Resource, ResourceStore, Scope } from '../storage/resource-store.ts'
import type { Entity } from './entities.ts'
import type { FlowFields } from './flow-fields.ts'

/**
 * The flow that a run is of.
 *
 * @throws {ApiError} RUN_FLOW_UNKNOWN
 */
export async function requireFlow(
  store: ResourceStore,
  scope: Scope,
  flowId: string,
): Promise<Resource<Entity<FlowFields>>> {
  const flow = await store.get<Entity<FlowFields>>(scope, 'flows', flowId)
  if (flow) return flow
  throw new ApiError('RUN_FLOW_UNKNOWN', `There is no dataflow ${flowId} in this sandbox.`, [
    { pointer: '/flowId', message: 'is no dataflow' },
  ])
}

/**
 * What a run waits for has to be there.
 *
 * @throws {ApiError} PREDECESSOR_RUN_UNKNOWN, PREDECESSOR_FLOW_UNKNOWN
 */
export async function requirePredecessors(
  store: ResourceStore,
  scope: Scope,
  { predecessors = [] }: NewRun,
): Promise<void> {
  for (const [index, { flowId, flowRunId }] of predecessors.entries()) {
    const at = `/predecessors/${index}`
    if (flowRunId !== undefined && !(await store.get(scope, 'runs', flowRunId))) {
      throw new ApiError(
        'PREDECESSOR_RUN_UNKNOWN',
        `There is no run ${flowRunId} in this sandbox that could come before.`,
        [{ pointer: `${at}/flowRunId`, message: 'is no run' }],
      )
    }
    if (flowId !== undefined && !(await store.get(scope, 'flows', flowId))) {
      throw new ApiError(
        'PREDECESSOR_FLOW_UNKNOWN',
        `There is no dataflow ${flowId} in this sandbox that could come before.`,
        [{ pointer: `${at}/flowId`, message: 'is no dataflow' }],
      )
    }
  }
}

/** @throws {ApiError} BODY_INVALID if a run is said to be of another flow spec than its flow. */
export function requireSameSpec({ flowSpec }: NewRun, { id }: SpecRef): void {
  if (flowSpec === undefined || flowSpec.id === id) return
  throw violationError('BODY_INVALID', [
    { pointer: '/flowSpec/id', message: `must be ${id}, as the dataflow has it` },
  ])
}

/**
 * A run stays with its flow.
 *
 * @throws {ApiError} RUN_FLOW_UNKNOWN, BODY_INVALID
 */
export async function requireSameFlow(
  store: ResourceStore,
  scope: Scope,
  { flowId }: NewRun,
  before: Run,
): Promise<void> {
  if (flowId === undefined || flowId === before.flowId) return
  await requireFlow(store, scope, flowId)
  throw violationError('BODY_INVALID', [
    { pointer: '/flowId', message: `must be ${before.flowId}: a run stays with its dataflow` },
  ])
}
