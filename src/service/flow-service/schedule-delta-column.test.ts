import type { FlowSpec } from '#contract/specs.ts'
import { describe, expect, it } from 'vitest'
import { deltaColumnFaults, takesTables } from './schedule-delta-column.ts'
import type { ScheduledFields } from './schedule-params.ts'

const tables: FlowSpec = {
  id: 'tables',
  name: 'Tables',
  providerId: 'provider',
  version: '1.0',
  transformationSpecs: [
    {
      name: 'Copy',
      spec: {
        type: 'object',
        required: ['deltaColumn'],
        properties: {
          deltaColumn: {
            type: 'object',
            required: ['name'],
            properties: { name: { type: 'string' } },
          },
        },
      },
    },
  ],
}
const files: FlowSpec = { ...tables, transformationSpecs: [{ name: 'Mapping' }] }

const copy = (params: object) => [{ name: 'Copy', params: { ...params } }]
const flow = (frequency: string, transformations: ScheduledFields['transformations'] = []) => ({
  scheduleParams: { frequency },
  transformations,
})
const born = { deltaColumn: { name: 'born' } }

describe('a delta column', () => {
  it.each<[string, ScheduledFields, ScheduledFields | undefined, (string | undefined)[][]]>([
    ['is there', flow('day', copy(born)), undefined, []],
    [
      'is missing with its transformation',
      flow('day'),
      undefined,
      [['DELTA_COLUMN_REQUIRED', '/transformations']],
    ],
    [
      'is missing in its transformation',
      flow('day', copy({})),
      undefined,
      [['DELTA_COLUMN_REQUIRED', '/transformations/0/params/deltaColumn']],
    ],
    [
      'has no name',
      flow('day', copy({ deltaColumn: {} })),
      undefined,
      [[undefined, '/transformations/0/params/deltaColumn/name']],
    ],
    ['is not needed once', flow('once'), undefined, []],
    ['is not needed once, in its transformation', flow('once', copy({})), undefined, []],
    [
      'is too much once',
      flow('once', copy(born)),
      undefined,
      [['DELTA_COLUMN_WITH_ONCE', '/transformations/0/params/deltaColumn']],
    ],
    ['stays where a run has brought it', flow('once', copy(born)), flow('once', copy(born)), []],
    [
      'does not change where a run has brought it',
      flow('once', copy({ deltaColumn: { name: 'died' } })),
      flow('once', copy(born)),
      [['DELTA_COLUMN_WITH_ONCE', '/transformations/0/params/deltaColumn']],
    ],
    ['waits for the schedule', {}, undefined, []],
  ])('%s', (_title, fields, before, expected) => {
    const faults = deltaColumnFaults(tables, fields, before)
    expect(faults.map(({ error, pointer }) => [error, pointer])).toEqual(expected)
  })

  it('is for tables alone', () => {
    expect([takesTables(tables), takesTables(files)]).toEqual([true, false])
    expect(deltaColumnFaults(files, flow('day'), undefined)).toEqual([])
  })
})
