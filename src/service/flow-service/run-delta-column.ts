import { isDeepStrictEqual } from 'node:util'
import type { JsonObject } from '#contract/entity.ts'
import type { Transformation } from '#contract/flow.ts'
import type { FlowSpec } from '#contract/specs.ts'
import { ApiError } from '../http/api-error.ts'
import type { FlowFields } from './flow-fields.ts'
import { COPY, deltaColumnOf, takesTables } from './schedule-delta-column.ts'

type Transformed = Pick<FlowFields, 'transformations'>

const pointer = '/params/deltaColumn'

/**
 * The first run of a table on demand says by which column its rows are new; the flow keeps it, and later runs may repeat it.
 *
 * @throws {ApiError} RUN_DELTA_COLUMN_REQUIRED, RUN_DELTA_COLUMN_DIFFERS
 */
export function requireDeltaColumn(
  { transformations }: Transformed,
  spec: FlowSpec | undefined,
  params: JsonObject,
): void {
  if (!spec || !takesTables(spec)) return
  const stored = deltaColumnOf(transformations)
  const given = params['deltaColumn']
  if (stored === undefined && given === undefined) {
    throw new ApiError(
      'RUN_DELTA_COLUMN_REQUIRED',
      'Give params.deltaColumn with the name of the column that tells new rows from old; later runs use it again.',
      [{ pointer, message: 'is required' }],
    )
  }
  if (stored === undefined || given === undefined || repeats(given, stored)) return
  throw new ApiError(
    'RUN_DELTA_COLUMN_DIFFERS',
    `The dataflow has the delta column ${JSON.stringify(stored)} from its first run; repeat it, or leave it out.`,
    [{ pointer, message: 'is not the one of the dataflow' }],
  )
}

/** Whether all that is said again is as it was; what is left out is not denied. */
function repeats(given: unknown, stored: unknown): boolean {
  const known = new Map(entriesOf(stored))
  const said = entriesOf(given)
  return said.length > 0 && said.every(([name, value]) => isDeepStrictEqual(known.get(name), value))
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

/**
 * The transformations of a table's flow once a run has brought its delta column.
 *
 * @returns undefined if the run brings none: the flow has one already, or is not of a table.
 */
export function withDeltaColumn(
  { transformations = [] }: Transformed,
  spec: FlowSpec | undefined,
  params: JsonObject | undefined,
): Transformation[] | undefined {
  const deltaColumn = params?.['deltaColumn']
  if (!spec || !takesTables(spec) || deltaColumn === undefined) return undefined
  if (deltaColumnOf(transformations) !== undefined) return undefined
  const copy = transformations.find(({ name }) => name === COPY)
  const others = transformations.filter((each) => each !== copy)
  return [{ name: COPY, params: { ...copy?.params, deltaColumn } }, ...others]
}
