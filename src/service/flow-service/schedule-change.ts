import { isDeepStrictEqual } from 'node:util'
import type { Fault } from './entity-rules.ts'
import { mappingOf } from './flow-fields.ts'
import { readScheduleParams, type ScheduledFields } from './schedule-params.ts'

const AT = '/scheduleParams'

/**
 * What of a change comes too late for a flow whose start time has passed, whether it is enabled or disabled: its start; its
 * backfill; to become a flow that runs once. One that runs once has had its turn, so neither its schedule nor its mapping
 * can change any more.
 *
 * @param now epoch milliseconds.
 * @see Adobe, "Update dataflows using the Flow Service API"
 */
export function changeFaults(
  before: ScheduledFields,
  after: ScheduledFields,
  now: number,
): Fault[] {
  if (before.scheduleParams === undefined || after.scheduleParams === undefined) return []
  const was = readScheduleParams(before.scheduleParams)
  const is = readScheduleParams(after.scheduleParams)
  if (was.startTime === undefined || was.startTime * 1000 > now) return []
  const faults: Fault[] = []
  if (is.startTime !== was.startTime) {
    const message = `cannot change: the dataflow started at ${was.startTime}`
    faults.push({ error: 'START_PASSED', pointer: `${AT}/startTime`, message })
  }
  if (was.frequency === 'once') return [...faults, ...changesOfOnce(before, after)]
  if (is.frequency === 'once') {
    const message = 'cannot become once: the dataflow has started'
    return [...faults, { error: 'ONCE_AFTER_START', pointer: `${AT}/frequency`, message }]
  }
  if (is.backfill !== was.backfill) {
    const message = 'cannot change: the dataflow has started'
    faults.push({ error: 'BACKFILL_AFTER_START', pointer: `${AT}/backfill`, message })
  }
  return faults
}

function changesOfOnce(before: ScheduledFields, after: ScheduledFields): Fault[] {
  const faults: Fault[] = []
  if (after.scheduleParams?.['frequency'] !== 'once') {
    const message = 'cannot change: the dataflow runs once, and has; create another one'
    faults.push({ error: 'START_PASSED', pointer: `${AT}/frequency`, message })
  }
  const mapping = ({ transformations = [] }: ScheduledFields) => mappingOf(transformations)
  if (!isDeepStrictEqual(mapping(before), mapping(after))) {
    const message = 'cannot have another mapping: the dataflow runs once, and has'
    faults.push({ error: 'START_PASSED', pointer: '/transformations', message })
  }
  return faults
}
