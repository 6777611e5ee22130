import { expect, it } from 'vitest'
import { pluralIn } from './plural.ts'

it.each([
  ['en', 0, '0 rows'],
  ['en', 1, '1 row'],
  ['en', 1234, '1,234 rows'],
  ['fr', 0, '0 row'],
  ['fr', 2, '2 rows'],
])('counts in %s: %d', (locale, count, phrase) =>
  expect(pluralIn(locale)(count, { one: '# row', other: '# rows' })).toBe(phrase),
)

it('falls back to the general form for a rule that the phrase does not name', () =>
  expect(pluralIn('fr')(2_000_000, { one: '# ligne', other: '# lignes' })).toMatch(/lignes$/))
