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

/** All inlets, in memory: a message is accepted without a question to the database. */
export class InletDirectory {
  #inlets = new Map<string, Inlet>()

  find(inletId: string): Inlet | undefined {
    return this.#inlets.get(inletId)
  }

  /** Called at the start and after every change to connections and flows. */
  replace(inlets: Inlet[]): void {
    this.#inlets = new Map(inlets.map((inlet) => [inlet.inletId, inlet]))
  }
}
