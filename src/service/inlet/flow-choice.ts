import { ApiError } from '../http/api-error.ts'
import type { Inlet, InletFlow } from './inlet-directory.ts'

/**
 * The flow that a message is for: the one it names, else the inlet's only enabled one. A message to a flow that does
 * not run is refused rather than accepted and dropped.
 *
 * @param named as the message or its request names it.
 * @throws {ApiError} FLOW_UNKNOWN_AT_INLET or FLOW_NOT_ENABLED
 */
export function chooseFlow(inlet: Inlet, named: string | undefined): InletFlow {
  if (named === undefined) return onlyEnabledFlow(inlet)
  const flow = inlet.flows.find(({ flowId }) => flowId === named)
  if (!flow) {
    throw new ApiError(
      'FLOW_UNKNOWN_AT_INLET',
      `The inlet feeds no flow "${named.slice(0, 100)}". ${enabledFlowsOf(inlet)}`,
    )
  }
  if (flow.state === 'enabled') return flow
  throw new ApiError(
    'FLOW_NOT_ENABLED',
    flow.state === 'draft'
      ? `Flow ${named} is a draft. Publish it (POST /data/foundation/flowservice/flows/${named}/action?op=publish), then send again.`
      : `Flow ${named} is disabled. Enable it (POST /data/foundation/flowservice/flows/${named}/action?op=enable), then send again.`,
  )
}

function onlyEnabledFlow(inlet: Inlet): InletFlow {
  const enabled = inlet.flows.filter(({ state }) => state === 'enabled')
  const [first, second] = enabled
  if (first && !second) return first
  throw new ApiError(
    'FLOW_UNKNOWN_AT_INLET',
    first
      ? `Name the flow in the header x-adobe-flow-id. ${enabledFlowsOf(inlet)}`
      : enabledFlowsOf(inlet),
  )
}

function enabledFlowsOf(inlet: Inlet): string {
  const ids = inlet.flows.flatMap(({ flowId, state }) => (state === 'enabled' ? [flowId] : []))
  return ids.length > 0
    ? `Enabled flows of this inlet: ${ids.join(', ')}.`
    : 'The inlet has no enabled flow; create one from its source connection, or publish its draft.'
}
