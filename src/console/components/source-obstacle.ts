import type { ConnectionSpec, FlowSpec } from '#contract/specs.ts'
import { isSource } from './spec-presentation.ts'

/** Why a source cannot be set up here. */
export type Obstacle = 'not-a-source' | 'no-flow-spec' | 'not-runnable' | 'no-drafts'

/** What keeps this source from being set up; undefined if nothing does. */
export function obstacleOf(spec: ConnectionSpec, flowSpecs: FlowSpec[]): Obstacle | undefined {
  if (!isSource(spec)) return 'not-a-source'
  const taking = flowSpecs.filter((flowSpec) => takes(flowSpec, spec.id))
  if (taking.length === 0) return 'no-flow-spec'
  if (spec.attributes?.['isRunnable'] === false) return 'not-runnable'
  const isSupported =
    supportsDrafts(spec) && taking.some((flowSpec) => canStream(flowSpec, spec.id))
  return isSupported ? undefined : 'no-drafts'
}

/** Whether a dataflow of this flow spec can be drafted here, and streams from the source. */
export const canStream = (flowSpec: FlowSpec, specId: string): boolean =>
  takes(flowSpec, specId) && isStreaming(flowSpec) && supportsDrafts(flowSpec)

const takes = (flowSpec: FlowSpec, specId: string): boolean =>
  flowSpec.sourceConnectionSpecIds?.includes(specId) === true

const isStreaming = ({ attributes }: FlowSpec): boolean => attributes?.['frequency'] === 'streaming'

const supportsDrafts = ({ attributes }: Pick<FlowSpec, 'attributes'>): boolean =>
  attributes?.['isDraftModeSupported'] === true
