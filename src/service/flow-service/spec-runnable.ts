import type { ConnectionSpec } from '#contract/specs.ts'

/** The type of `exploreSpec` that tells a source to be fed through an inlet of this service. */
export const INLET_TYPE = 'StreamingConnection'

/** Connection specs, by id, that something here reads from or writes to; those fed through an inlet besides. */
const CONNECTED = new Set([
  // The data lake.
  'c604ff05-7f1a-43c0-8e18-33bf874cb11c',
])

/** A spec that tells, in `attributes.isRunnable`, whether flows of it can run here. */
export function withRunnability(spec: ConnectionSpec): ConnectionSpec {
  const isRunnable = spec.exploreSpec?.['type'] === INLET_TYPE || CONNECTED.has(spec.id)
  return { ...spec, attributes: { ...spec.attributes, isRunnable } }
}
