import { isDeepStrictEqual } from 'node:util'
import type { Transformation } from '#contract/flow.ts'
import type { FlowSpec, NamedSpec } from '#contract/specs.ts'
import type { Fault } from './entity-rules.ts'
import { propertyOf, type ScheduledFields } from './schedule-params.ts'
import { schemaFaults } from './schema-faults.ts'

/** The transformation that copies a table, and in it the column by which rows are new. */
export const COPY = 'Copy'

/** A spec is one of tables if its `Copy` has a delta column. */
export const isDeltaColumnSpec = (spec: NamedSpec): boolean =>
  spec.name === COPY && propertyOf(spec, 'deltaColumn') !== undefined

/** Whether a spec's sources are tables: their new rows are told from the old by a column. */
export const takesTables = ({ transformationSpecs = [] }: FlowSpec): boolean =>
  transformationSpecs.some(isDeltaColumnSpec)

/** A flow's delta column as it stands in its `Copy` transformation; undefined if it has none. */
export function deltaColumnOf(transformations: Transformation[] = []): unknown {
  return transformations.find(({ name }) => name === COPY)?.params['deltaColumn']
}

/**
 * What is wrong with a flow's delta column: a table that is read again and again needs one, and one that is read once must
 * have none, unless it has kept the one that came with its first run on demand.
 *
 * @param before the flow as it stands, if it is live already.
 * @see Adobe, "Create a flow run for on-demand ingestion using the Flow Service API"
 */
export function deltaColumnFaults(
  { transformationSpecs = [] }: FlowSpec,
  { transformations = [], scheduleParams }: ScheduledFields,
  before: ScheduledFields | undefined,
): Fault[] {
  const copySpec = transformationSpecs.find(isDeltaColumnSpec)?.spec
  if (!copySpec || scheduleParams === undefined) return []
  const index = transformations.findIndex(({ name }) => name === COPY)
  const pointer = index < 0 ? '/transformations' : `/transformations/${index}/params/deltaColumn`
  const deltaColumn = deltaColumnOf(transformations)
  if (scheduleParams['frequency'] === 'once') {
    if (deltaColumn === undefined) return []
    if (before && isDeepStrictEqual(deltaColumnOf(before.transformations), deltaColumn)) return []
    const message = 'must be left out with frequency once'
    return [{ error: 'DELTA_COLUMN_WITH_ONCE', pointer, message }]
  }
  if (deltaColumn === undefined) {
    const message = index < 0 ? `must have a ${COPY} with deltaColumn` : 'is required'
    return [{ error: 'DELTA_COLUMN_REQUIRED', pointer, message }]
  }
  return schemaFaults(copySpec, transformations[index]?.params, `/transformations/${index}/params`)
}
