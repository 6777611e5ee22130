import type { JsonObject } from '#contract/entity.ts'
import type { FlowSpec, NamedSpec, SchemaDocument } from '#contract/specs.ts'
import type { Fault } from './entity-rules.ts'
import { changeFaults } from './schedule-change.ts'
import { propertyOf, readScheduleParams, type ScheduledFields } from './schedule-params.ts'
import { schemaFaults, type Extent } from './schema-faults.ts'

const AT = '/scheduleParams'

/** A request that says "now" takes its time to come, and clocks differ. */
const START_TOLERANCE_MS = 5 * 60 * 1000

/** From here on a number is no second that anybody means (it is in the year 5138), but a millisecond of our days. */
const FIRST_MILLISECOND = 1e11

const FREQUENCIES = ['once', 'minute', 'hour', 'day', 'week']
const SHORTEST_INTERVAL: Record<string, number> = { minute: 15 }

/**
 * What is wrong with a flow's schedule: by the rules that Adobe's answers tell of, and by the flow spec's own schema. Where
 * both object to one field, only the former is told. A flow whose spec has no schedule may say what it likes.
 *
 * @param before the flow as it stands, if it is live already: what it does not change is not judged by today's clock.
 * @param now epoch milliseconds.
 * @see Adobe, "Sources error messages", 1360 to 1404
 */
export function scheduleFaults(
  spec: FlowSpec,
  fields: ScheduledFields,
  before: ScheduledFields | undefined,
  now: number,
): Fault[] {
  const { scheduleSpec } = spec
  const given = fields.scheduleParams
  if (!scheduleSpec?.spec) return []
  if (given === undefined) return [{ pointer: AT, message: 'is required' }]
  const known = isPeriodic(scheduleSpec)
    ? [
        ...(before ? changeFaults(before, fields, now) : []),
        ...startFaults(given, before?.scheduleParams, now),
        ...formFaults(given, scheduleSpec),
      ]
    : []
  return [...known, ...otherFaults(scheduleSpec.spec, given, known, 'whole')]
}

/**
 * What is wrong with the schedule of a draft, as far as it goes. When it starts is judged when the draft is published: only
 * then does it matter what time it is.
 */
export function scheduleDraftFaults({ scheduleSpec }: FlowSpec, fields: ScheduledFields): Fault[] {
  const given = fields.scheduleParams
  if (!scheduleSpec?.spec || given === undefined) return []
  const known = isPeriodic(scheduleSpec) ? formFaults(given, scheduleSpec) : []
  return [...known, ...otherFaults(scheduleSpec.spec, given, known, 'draft')]
}

/** What the spec's own schema objects to, where nothing has been told yet. */
function otherFaults(
  schema: SchemaDocument,
  given: JsonObject,
  known: Fault[],
  extent: Extent,
): Fault[] {
  const told = new Set(known.map(({ pointer }) => pointer))
  if (told.size > 0) told.add(AT)
  return schemaFaults(schema, given, AT, extent).filter(({ pointer }) => !told.has(pointer))
}

const formFaults = (given: JsonObject, spec: NamedSpec): Fault[] => [
  ...frequencyFaults(given, spec),
  ...intervalFaults(given, spec),
]

/** Schedules of other types (exports, for one) have fields of their own; only their schema judges those. */
const isPeriodic = (spec: NamedSpec): boolean =>
  spec.type?.toLowerCase() === 'periodic' || propertyOf(spec, 'frequency') !== undefined

function startFaults(given: JsonObject, before: JsonObject | undefined, now: number): Fault[] {
  const pointer = `${AT}/startTime`
  const { startTime } = readScheduleParams(given)
  if (startTime === undefined) return []
  if (before && readScheduleParams(before).startTime === startTime) return []
  if (startTime >= FIRST_MILLISECOND) {
    return [{ pointer, message: `must be in seconds since 1970; ${startTime} is in milliseconds` }]
  }
  if (startTime * 1000 >= now - START_TOLERANCE_MS) return []
  const current = Math.floor(now / 1000)
  const message = `must not be in the past: ${startTime} is before now, which is ${current} in seconds since 1970`
  return [{ error: 'START_IN_PAST', pointer, message }]
}

function frequencyFaults(given: JsonObject, spec: NamedSpec): Fault[] {
  const { frequency } = given
  const known = frequenciesOf(spec)
  if (frequency === undefined || known.some((each) => each === frequency)) return []
  const message = `must be one of ${known.join(', ')}`
  return [{ error: 'FREQUENCY_INVALID', pointer: `${AT}/frequency`, message }]
}

function frequenciesOf(spec: NamedSpec): unknown[] {
  const frequency = propertyOf(spec, 'frequency') ?? {}
  return 'enum' in frequency && Array.isArray(frequency.enum) ? frequency.enum : FREQUENCIES
}

function intervalFaults(given: JsonObject, spec: NamedSpec): Fault[] {
  const { frequency, interval } = readScheduleParams(given)
  const pointer = `${AT}/interval`
  if (frequency === undefined || !frequenciesOf(spec).includes(frequency)) return []
  if (frequency === 'once') return onceFaults(given)
  if (given['interval'] === undefined) return []
  if (interval === undefined) {
    const message = `must be a whole number with frequency ${frequency}`
    return [{ error: 'INTERVAL_INVALID', pointer, message }]
  }
  const shortest = SHORTEST_INTERVAL[frequency] ?? 1
  if (interval >= shortest) return []
  const message = `must be at least ${shortest} with frequency ${frequency}`
  return [{ error: 'INTERVAL_TOO_SHORT', pointer, message }]
}

function onceFaults({ interval, backfill }: JsonObject): Fault[] {
  const message = 'must be left out with frequency once'
  return [
    ...(interval === undefined
      ? []
      : [{ error: 'INTERVAL_WITH_ONCE' as const, pointer: `${AT}/interval`, message }]),
    ...(backfill === undefined
      ? []
      : [{ error: 'BACKFILL_WITH_ONCE' as const, pointer: `${AT}/backfill`, message }]),
  ]
}
