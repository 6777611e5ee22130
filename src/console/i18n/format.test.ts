import { expect, it } from 'vitest'
import { formatIn } from './format.ts'

const NOW = Date.UTC(2026, 0, 15, 12)
const MINUTE = 60_000
const NO_BREAK_SPACE = '\u00a0'

it.each([
  ['en', 20_000, 'now'],
  ['en', 5 * MINUTE, '5 min. ago'],
  ['en', 26 * 60 * MINUTE, 'yesterday'],
  ['en', -2 * 60 * MINUTE, 'in 2 hr.'],
  ['fr', 5 * MINUTE, `il y a 5${NO_BREAK_SPACE}min`],
  ['fr', 26 * 60 * MINUTE, 'hier'],
])('in %s, %d ms ago is "%s"', (locale, ago, words) =>
  expect(formatIn(locale).relativeTime(NOW - ago, NOW)).toBe(words),
)

it.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [12_345, '12.3 kB'],
  [5_000_000_000_000, '5,000 GB'],
])('writes %d bytes as "%s"', (size, words) => expect(formatIn('en').bytes(size)).toBe(words))

it.each([
  ['en', '12:00:00.007'],
  ['fr', '12:00:00,007'],
])('writes a time of day in %s to the millisecond: %s', (locale, words) => {
  const noon = new Date(2026, 0, 15, 12, 0, 0, 7).getTime()
  expect(formatIn(locale).clockTime(noon)).toBe(words)
})
