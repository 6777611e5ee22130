import type { FlowSpec } from '#contract/specs.ts'
import { canStream } from '../../../components/source-obstacle.ts'

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
  const fitting = flowSpecs.filter((flowSpec) => canStream(flowSpec, specId))
  const chosen = fitting.find((flowSpec) => maps(flowSpec) === (dataType === 'raw')) ?? fitting[0]
  if (!chosen) throw new Error(`no flow spec streams from ${specId}`)
  return chosen
}

/** Whether a dataflow cannot be without a mapping: the service holds a transformation required that requires parameters. */
export function requiresMapping(flowSpec: FlowSpec | undefined): boolean {
  const mapping = flowSpec?.transformationSpecs?.find(({ name }) => name === 'Mapping')
  const required = mapping?.spec?.['required']
  return Array.isArray(required) && required.length > 0
}

const maps = ({ transformationSpecs = [] }: FlowSpec): boolean =>
  transformationSpecs.some(({ name }) => name === 'Mapping')
