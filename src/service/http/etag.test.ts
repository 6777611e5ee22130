import { expect, it } from 'vitest'
import { ifMatch, newEtag, requireIfMatch, satisfiesIfMatch } from './etag.ts'

const CURRENT = '"1400dd53-0000-0200-0000-5f3f23450000"'
const BARE = CURRENT.slice(1, -1)

it('makes etags in the documented form, with the second of the write', () => {
  expect(newEtag(0x5f3f_2345 * 1000 + 999, 0x1400_dd53)).toBe(CURRENT)
  expect(newEtag(1000, 0)).toBe('"00000000-0000-0200-0000-000000010000"')
})

it.each<[string, boolean]>([
  [CURRENT, true],
  [BARE, true],
  [`W/${CURRENT}`, true],
  ['*', true],
  [`"other", ${CURRENT}`, true],
  ['"other"', false],
  [`${BARE}"`, false],
  ['W/*', false],
  [',', false],
])('an If-Match of %s allows a change: %s', (given, expected) => {
  expect(satisfiesIfMatch(given, CURRENT)).toBe(expected)
})

it('tells an If-Match from none', () => {
  expect(ifMatch({ headers: { 'if-match': ` ${CURRENT} ` } })).toBe(CURRENT)
  expect(ifMatch({ headers: { 'if-match': ' ' } })).toBeUndefined()
  expect(() => requireIfMatch({ headers: {} })).toThrow(
    expect.objectContaining({ error: 'IF_MATCH_MISSING' }),
  )
})
