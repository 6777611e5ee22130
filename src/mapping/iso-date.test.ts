import { expect, it } from 'vitest'
import { toDate, toDateTime } from './iso-date.ts'

it.each<[string, string | undefined]>([
  ['2026-11-21', '2026-11-21T00:00:00Z'],
  ['2026-11-21 10:05:00', '2026-11-21T10:05:00Z'],
  ['2026-11-21T10:05', '2026-11-21T10:05:00Z'],
  ['2026-11-21T10:05:00Z', '2026-11-21T10:05:00Z'],
  ['2026-11-21T10:05:00.123+01:00', '2026-11-21T10:05:00.123+01:00'],
  ['2026-11-21 10:05:00.123+0100', '2026-11-21T10:05:00.123+01:00'],
  ['2024-02-29', '2024-02-29T00:00:00Z'],
  ['2026-02-29', undefined],
  ['2026-13-01', undefined],
  ['2026-11-21T24:00:00Z', undefined],
  ['2026-11-21T10:61:00Z', undefined],
  ['2026-11-21T10:05:00+99:00', undefined],
  ['21.11.2026', undefined],
  ['1604960750613', undefined],
  ['', undefined],
])('takes %j as the date-time %j', (text, expected) => expect(toDateTime(text)).toBe(expected))

it('takes the day of a date-time as it is written', () => {
  expect(toDate('2026-11-21T23:30:00-05:00')).toBe('2026-11-21')
})
