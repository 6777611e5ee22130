import type { Flow } from '#contract/flow.ts'
import type { Inlet } from '../../api/inlets.ts'

export interface InletPanelProps {
  inlet: Inlet
  /** The dataflows that read the inlet, in any state. */
  flows: Flow[]
}
