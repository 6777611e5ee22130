import type { State } from '#contract/entity.ts'
import type { Scope } from '../storage/resource-store.ts'

/** A flow that an inlet can feed. */
export interface InletFlow {
  flowId: string
  state: State
  /** Absent while the flow is a draft that names no target yet. */
  dataSetId?: string
}

/** Where messages come in: of a streaming connection, under an id that nobody can guess. */
export interface Inlet {
  scope: Scope
  sandboxName: string
  inletId: string
  /** `raw`: any JSON object; `xdm`: an envelope with header and body. */
  dataType: 'raw' | 'xdm'
  /** Whether senders must show the bearer token. */
  authenticationRequired: boolean
  flows: InletFlow[]
}

/** Where inlets are found. It answers from memory: a message is accepted without a question to the database. */
export interface InletDirectory {
  find(inletId: string): Inlet | undefined
}
