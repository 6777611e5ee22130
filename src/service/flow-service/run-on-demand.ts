import type { JsonObject } from '#contract/entity.ts'
import type { Violation } from '#contract/problem.ts'
import type { FlowSpec } from '#contract/specs.ts'
import { ApiError } from '../http/api-error.ts'
import { violationError } from '../http/violations.ts'
import type { Entity } from './entities.ts'
import type { FlowFields } from './flow-fields.ts'
import { requireDeltaColumn } from './run-delta-column.ts'
import { wholeNumberOf } from './schedule-params.ts'
import { schemaFaults } from './schema-faults.ts'

const TIMES = ['startTime', 'windowStartTime', 'windowEndTime']

/**
 * Whether a flow may be run on demand, with these parameters. Times are epoch seconds, as numbers or as text; one in the past
 * means now. Published run specs list them as required, but only where a flow spec has one do they have to be there.
 *
 * @throws {ApiError} RUN_SOURCE_UNSUPPORTED for a stream, RUN_NOT_CREATED for a flow that is not enabled,
 *   RUN_FREQUENCY_UNSUPPORTED for one that is scheduled again and again, and what the parameters get.
 * @see Adobe, "Create a flow run for on-demand ingestion using the Flow Service API"
 */
export function requireOnDemand(
  flow: Entity<FlowFields>,
  spec: FlowSpec | undefined,
  params: JsonObject | undefined,
): void {
  requireBatch(flow, spec)
  if (flow.state !== 'enabled') {
    const remedy = flow.state === 'draft' ? 'publish it first' : 'enable it first'
    throw new ApiError(
      'RUN_NOT_CREATED',
      `The dataflow "${flow.name}" (${flow.id}) is ${flow.state === 'draft' ? 'a draft' : flow.state}; ${remedy}.`,
    )
  }
  const frequency = flow.scheduleParams?.['frequency']
  if (frequency !== 'once') {
    throw new ApiError(
      'RUN_FREQUENCY_UNSUPPORTED',
      `The dataflow "${flow.name}" (${flow.id}) has the frequency ${String(frequency)}; only one with the frequency once is run on demand.`,
    )
  }
  const given = requireParams(params, spec)
  requireDeltaColumn(flow, spec, given)
}

/** @throws {ApiError} RUN_SOURCE_UNSUPPORTED */
export function requireBatch({ name, id }: Entity<FlowFields>, spec: FlowSpec | undefined): void {
  if (spec?.scheduleSpec && spec.attributes?.['frequency'] !== 'streaming') return
  throw new ApiError(
    'RUN_SOURCE_UNSUPPORTED',
    `The dataflow "${name}" (${id}) streams: it runs by itself whenever messages come.`,
  )
}

function requireParams(params: JsonObject | undefined, spec: FlowSpec | undefined): JsonObject {
  if (!params || Object.keys(params).length === 0) {
    throw new ApiError(
      'RUN_PARAMS_INVALID',
      `Give params with ${TIMES.join(', ')}, in seconds since 1970.`,
      [{ pointer: '/params', message: 'is required' }],
    )
  }
  const faults = [...timeFaults(params), ...specFaults(params, spec)]
  if (faults.length > 0) throw violationError('RUN_PARAMS_INVALID', faults)
  const [start, end] = ['windowStartTime', 'windowEndTime'].map((name) =>
    wholeNumberOf(params[name]),
  )
  if (start !== undefined && end !== undefined && end < start) {
    throw new ApiError(
      'RUN_WINDOW_INVALID',
      `windowEndTime (${end}) is before windowStartTime (${start}).`,
      [{ pointer: '/params/windowEndTime', message: `must be at least ${start}` }],
    )
  }
  return params
}

const timeFaults = (params: JsonObject): Violation[] =>
  TIMES.filter(
    (name) => params[name] !== undefined && wholeNumberOf(params[name]) === undefined,
  ).map((name) => ({
    pointer: `/params/${name}`,
    message: 'must be a whole number of seconds since 1970',
  }))

/** The delta column is required for the first run alone, whatever the run spec says; it is judged by itself. */
function specFaults(params: JsonObject, spec: FlowSpec | undefined): Violation[] {
  const schema = spec?.runSpec?.spec
  if (!schema) return []
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  const relaxed = { ...schema, required: required.filter((name) => name !== 'deltaColumn') }
  return schemaFaults(relaxed, params, '/params').filter(
    ({ pointer }) => !TIMES.some((name) => pointer === `/params/${name}` && name in params),
  )
}
