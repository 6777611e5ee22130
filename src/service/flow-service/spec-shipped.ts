import { readdirSync, readFileSync } from 'node:fs'
import type { ConnectionSpec, FlowSpec } from '#contract/specs.ts'

const CONNECTION_SPECS = new URL('./built-in/connection-specs/', import.meta.url)
const FLOW_SPECS = new URL('./built-in/flow-specs/', import.meta.url)

/** The connection specs that ship with the service: a file each. They are ours, and a test holds them well-formed. */
export const readShippedConnectionSpecs = (): ConnectionSpec[] => readFolder(CONNECTION_SPECS)

/** The flow specs that ship with the service. */
export const readShippedFlowSpecs = (): FlowSpec[] => readFolder(FLOW_SPECS)

/** One read for each, at once: as modules they would take four times as long. */
function readFolder<Spec>(folder: URL): Spec[] {
  return readdirSync(folder)
    .toSorted()
    .map((name): Spec => JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
}
