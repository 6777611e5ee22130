import type { FlowSpec } from '#contract/specs.ts'
import { describe, expect, it } from 'vitest'
import type { ScheduledFields } from './schedule-params.ts'
import { scheduleDraftFaults, scheduleFaults } from './schedule-rules.ts'
import { readShippedFlowSpecs } from './spec-shipped.ts'

const NOW = Date.UTC(2026, 10, 21, 10)
const SECOND = NOW / 1000
const PASSED = SECOND - 3600

const files = readShippedFlowSpecs().find(({ name }) => name === 'CloudStorageToAEP')
const spec = (more: Partial<FlowSpec> = {}): FlowSpec => ({
  id: 'spec',
  name: 'Files',
  providerId: 'provider',
  version: '1.0',
  ...(files?.scheduleSpec && { scheduleSpec: files.scheduleSpec }),
  ...more,
})

const faults = (
  fields: ScheduledFields,
  before?: ScheduledFields,
  by: FlowSpec = spec(),
): (string | undefined)[][] =>
  scheduleFaults(by, fields, before, NOW).map(({ error, pointer }) => [error, pointer])

const at = (name: string) => `/scheduleParams/${name}`

describe('a schedule is whole', () => {
  it.each<[string, object]>([
    ['with all of it as text', { startTime: `${SECOND}`, frequency: 'minute', interval: '15' }],
    ['with numbers', { startTime: SECOND, frequency: 'hour', interval: 1, backfill: false }],
    [
      'with backfill as text',
      { startTime: SECOND, frequency: 'day', interval: 2, backfill: 'true' },
    ],
    ['once, with nothing more', { startTime: `${SECOND + 60}`, frequency: 'once' }],
    ['weekly, every 15 weeks', { startTime: SECOND, frequency: 'week', interval: '15' }],
    ['from a moment ago', { startTime: SECOND - 240, frequency: 'once' }],
  ])('%s', (_title, scheduleParams) =>
    expect(faults({ scheduleParams: { ...scheduleParams } })).toEqual([]),
  )
})

describe('a schedule is refused', () => {
  it.each<[string, object, (string | undefined)[][]]>([
    [
      'with a start in the past',
      { startTime: `${SECOND - 3600}`, frequency: 'once' },
      [['START_IN_PAST', at('startTime')]],
    ],
    [
      'with a start in milliseconds',
      { startTime: NOW, frequency: 'once' },
      [[undefined, at('startTime')]],
    ],
    [
      'with a start that is no number',
      { startTime: 'soon', frequency: 'once' },
      [[undefined, at('startTime')]],
    ],
    ['without a start', { frequency: 'once' }, [[undefined, at('startTime')]]],
    ['without a frequency', { startTime: SECOND }, [[undefined, at('frequency')]]],
    [
      'with an unknown frequency',
      { startTime: SECOND, frequency: 'fortnight', interval: 1 },
      [['FREQUENCY_INVALID', at('frequency')]],
    ],
    [
      'with a frequency that is no text',
      { startTime: SECOND, frequency: 7, interval: 1 },
      [['FREQUENCY_INVALID', at('frequency')]],
    ],
    [
      'once with an interval and backfill',
      { startTime: SECOND, frequency: 'once', interval: 1, backfill: true },
      [
        ['INTERVAL_WITH_ONCE', at('interval')],
        ['BACKFILL_WITH_ONCE', at('backfill')],
      ],
    ],
    [
      'with 14 minutes',
      { startTime: SECOND, frequency: 'minute', interval: '14' },
      [['INTERVAL_TOO_SHORT', at('interval')]],
    ],
    [
      'with no hours',
      { startTime: SECOND, frequency: 'hour', interval: 0 },
      [['INTERVAL_TOO_SHORT', at('interval')]],
    ],
    [
      'with half a day',
      { startTime: SECOND, frequency: 'day', interval: '0.5' },
      [['INTERVAL_INVALID', at('interval')]],
    ],
    [
      'every day without saying how many',
      { startTime: SECOND, frequency: 'day' },
      [[undefined, at('interval')]],
    ],
    [
      'with several faults, all told at once',
      { startTime: PASSED, frequency: 'minute', interval: 1, backfill: 'perhaps' },
      [
        ['START_IN_PAST', at('startTime')],
        ['INTERVAL_TOO_SHORT', at('interval')],
        [undefined, at('backfill')],
      ],
    ],
  ])('%s', (_title, scheduleParams, expected) =>
    expect(faults({ scheduleParams: { ...scheduleParams } })).toEqual(expected),
  )

  it('where it is missing and the flow spec has one', () =>
    expect(faults({})).toEqual([[undefined, '/scheduleParams']]))
})

describe('the schedule of a draft', () => {
  it.each<[string, object | undefined, (string | undefined)[][]]>([
    ['may be missing', undefined, []],
    ['may be begun', { frequency: 'day' }, []],
    ['may lie in the past', { startTime: PASSED, frequency: 'once' }, []],
    [
      'has no interval that is too short',
      { frequency: 'minute', interval: '5' },
      [['INTERVAL_TOO_SHORT', at('interval')]],
    ],
    [
      'has no unknown frequency',
      { frequency: 'fortnight' },
      [['FREQUENCY_INVALID', at('frequency')]],
    ],
    ['has no start that is no number', { startTime: 'soon' }, [[undefined, at('startTime')]]],
  ])('%s', (_title, given, expected) => {
    const scheduleParams = given && { scheduleParams: { ...given } }
    const found = scheduleDraftFaults(spec(), { ...scheduleParams })
    expect(found.map(({ error, pointer }) => [error, pointer])).toEqual(expected)
  })
})

describe('a schedule is left alone', () => {
  it('where the flow spec has none', () => {
    const { scheduleSpec, ...stream } = spec()
    expect(scheduleSpec?.type).toBe('Periodic')
    expect(faults({ scheduleParams: { frequency: 'fortnight' } }, undefined, stream)).toEqual([])
  })

  it('by all but its own schema where it is of another type', () => {
    const exported = spec({
      scheduleSpec: { type: 'Export', spec: { required: ['timeUnit'] } },
    })
    expect(faults({ scheduleParams: { interval: 0 } }, undefined, exported)).toEqual([
      [undefined, at('timeUnit')],
    ])
  })
})

const hourly = { startTime: `${PASSED}`, frequency: 'hour', interval: '1', backfill: 'true' }
const once = { startTime: PASSED, frequency: 'once' }
const mapping = (mappingVersion: unknown) => [
  { name: 'Mapping', params: { mappingId: 'orders', mappingVersion } },
]

describe('a schedule that has started', () => {
  it.each<[string, ScheduledFields, ScheduledFields, (string | undefined)[][]]>([
    ['stays as it is', { scheduleParams: hourly }, { scheduleParams: hourly }, []],
    [
      'may be told in numbers',
      { scheduleParams: hourly },
      { scheduleParams: { ...hourly, startTime: PASSED, interval: 1, backfill: true } },
      [],
    ],
    [
      'may take another frequency and interval',
      { scheduleParams: hourly },
      { scheduleParams: { ...hourly, frequency: 'minute', interval: 30 } },
      [],
    ],
    [
      'may drop a backfill that is the default',
      { scheduleParams: hourly },
      { scheduleParams: { startTime: PASSED, frequency: 'hour', interval: 1 } },
      [],
    ],
    [
      'may take another mapping',
      { scheduleParams: hourly, transformations: mapping(0) },
      { scheduleParams: hourly, transformations: mapping(1) },
      [],
    ],
    [
      'does not start again',
      { scheduleParams: hourly },
      { scheduleParams: { ...hourly, startTime: SECOND + 3600 } },
      [['START_PASSED', at('startTime')]],
    ],
    [
      'does not become once',
      { scheduleParams: hourly },
      { scheduleParams: once },
      [['ONCE_AFTER_START', at('frequency')]],
    ],
    [
      'keeps its backfill',
      { scheduleParams: hourly },
      { scheduleParams: { ...hourly, backfill: false } },
      [['BACKFILL_AFTER_START', at('backfill')]],
    ],
    [
      'does not come again if it was once',
      { scheduleParams: once },
      { scheduleParams: hourly },
      [['START_PASSED', at('frequency')]],
    ],
    [
      'keeps its mapping if it was once',
      { scheduleParams: once, transformations: mapping(0) },
      { scheduleParams: once, transformations: mapping(1) },
      [['START_PASSED', '/transformations']],
    ],
    [
      'may spell its mapping otherwise',
      { scheduleParams: once, transformations: mapping(0) },
      { scheduleParams: once, transformations: mapping('0') },
      [],
    ],
  ])('%s', (_title, before, after, expected) => expect(faults(after, before)).toEqual(expected))
})

describe('a schedule that lies ahead', () => {
  const ahead = { startTime: SECOND + 60, frequency: 'once' }

  it.each<[string, object, (string | undefined)[][]]>([
    ['may be changed in all', { ...hourly, startTime: SECOND + 7200, backfill: false }, []],
    [
      'may not be moved into the past',
      { ...ahead, startTime: PASSED },
      [['START_IN_PAST', at('startTime')]],
    ],
  ])('%s', (_title, scheduleParams, expected) =>
    expect(faults({ scheduleParams: { ...scheduleParams } }, { scheduleParams: ahead })).toEqual(
      expected,
    ),
  )
})
