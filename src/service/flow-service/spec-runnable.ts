import type { ConnectionSpec } from '#contract/specs.ts'

/** The connection spec of the data lake, which datasets lie in. */
export const DATA_LAKE = 'c604ff05-7f1a-43c0-8e18-33bf874cb11c'

/** Connection specs, by id, that something here reads from or writes to; those fed through an inlet besides. */
const CONNECTED = new Set([DATA_LAKE])

/** Whether what a spec's connections reach is an inlet of this service. */
export function reachesInlet({ exploreSpec }: Pick<ConnectionSpec, 'exploreSpec'>): boolean {
  return exploreSpec?.['type'] === 'StreamingConnection'
}

/** A spec that tells, in `attributes.isRunnable`, whether flows of it can run here. */
export function withRunnability(spec: ConnectionSpec): ConnectionSpec {
  const isRunnable = reachesInlet(spec) || CONNECTED.has(spec.id)
  return { ...spec, attributes: { ...spec.attributes, isRunnable } }
}
