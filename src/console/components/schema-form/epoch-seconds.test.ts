import { expect, it } from 'vitest'
import { fromLocalText, isEpochSeconds, toLocalText } from './epoch-seconds.ts'

it.each([
  [{ type: 'integer', description: 'epoch time' }, true],
  [{ type: 'integer', description: 'When the run starts, in epoch seconds.' }, true],
  [{ type: 'integer', description: 'How many epochs are kept.' }, false],
  [{ type: 'string', description: 'epoch time' }, false],
  [{ type: 'integer' }, false],
])('%j means an instant: %s', (schema, expected) => expect(isEpochSeconds(schema)).toBe(expected))

it.each([0, 1_700_000_000, 1_711_846_800, 4_102_444_799])(
  '%i comes back from the field as it was',
  (seconds) => expect(fromLocalText(toLocalText(seconds))).toBe(seconds),
)

it('takes a time of the zone that the browser is in', () => {
  const expected = new Date(2026, 10, 29, 8, 30, 15).getTime() / 1000
  expect(fromLocalText('2026-11-29T08:30:15')).toBe(expected)
  expect(toLocalText(expected)).toBe('2026-11-29T08:30:15')
})

it.each(['', 'tomorrow'])('%j is no time yet', (text) =>
  expect(fromLocalText(text)).toBeUndefined(),
)

it.each([1e15, Number.NaN])('%d cannot be shown', (seconds) =>
  expect(toLocalText(seconds)).toBe(''),
)
