import type { ConnectionSpec, FlowSpec } from '#contract/specs.ts'
import { isSource } from '../../../components/spec-presentation.ts'

/** Why the wizard cannot set a source up. */
export type Obstacle = 'not-a-source' | 'no-flow-spec' | 'not-streaming' | 'no-drafts'

/** What keeps the wizard from setting this source up; undefined if nothing does. */
export function obstacleOf(spec: ConnectionSpec, flowSpecs: FlowSpec[]): Obstacle | undefined {
  if (!isSource(spec)) return 'not-a-source'
  const taking = flowSpecs.filter((flowSpec) => takes(flowSpec, spec.id))
  if (taking.length === 0) return 'no-flow-spec'
  const streaming = taking.filter(isStreaming)
  if (streaming.length === 0) return 'not-streaming'
  const supported = supportsDrafts(spec) && streaming.some(supportsDrafts)
  return supported ? undefined : 'no-drafts'
}

/**
 * The flow spec for a streaming source: one that maps, for messages that do not conform to XDM; for those that do, one
 * that knows no mapping.
 *
 * @throws {Error} if there is none; `obstacleOf` tells beforehand.
 */
export function flowSpecFor(
  specId: string,
  flowSpecs: FlowSpec[],
  dataType: 'raw' | 'xdm',
): FlowSpec {
  const fitting = flowSpecs.filter(
    (flowSpec) => takes(flowSpec, specId) && isStreaming(flowSpec) && supportsDrafts(flowSpec),
  )
  const chosen = fitting.find((flowSpec) => maps(flowSpec) === (dataType === 'raw')) ?? fitting[0]
  if (!chosen) throw new Error(`no flow spec streams from ${specId}`)
  return chosen
}

const takes = (flowSpec: FlowSpec, specId: string): boolean =>
  flowSpec.sourceConnectionSpecIds?.includes(specId) === true

const isStreaming = ({ attributes }: FlowSpec): boolean => attributes?.['frequency'] === 'streaming'

const maps = ({ transformationSpecs = [] }: FlowSpec): boolean =>
  transformationSpecs.some(({ name }) => name === 'Mapping')

const supportsDrafts = ({ attributes }: Pick<FlowSpec, 'attributes'>): boolean =>
  attributes?.['isDraftModeSupported'] === true
