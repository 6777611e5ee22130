import { assert, constantFrom, letrec, oneof, property, string, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linearPattern, patternFault } from './linear-pattern.ts'

const TERMS = String.raw`a b . [ab] [^a] \w ^ $ \b \p{L} \s \S [a\s.] [^\s] [^\S] [\Sa] \.`
  .split(' ')
  .concat('')

/** Patterns over few characters, so that texts often match. */
const { pattern: patterns } = letrec<{ pattern: string; term: string }>((tie) => ({
  pattern: oneof(
    { maxDepth: 4 },
    tie('term'),
    tuple(tie('term'), tie('pattern')).map((both) => both.join('')),
    tuple(tie('term'), tie('pattern')).map((both) => `(?:${both.join('|')})`),
    tuple(tie('pattern'), constantFrom('*', '+', '?', '{2}', '{1,2}', '{1,}', '*?')).map(
      ([inner, sign]) => `(${inner})${sign}`,
    ),
  ),
  term: constantFrom(...TERMS),
}))
/** Of one code unit each: V8 does not find `[^a]$` in a character of two. */
const texts = string({
  unit: constantFrom('a', 'b', ' ', '\u{a0}', '\u{2028}', 'é', '\n', '\r', '.'),
  maxLength: 8,
})

const finds = (pattern: string, text: string) => linearPattern(pattern).test(text)

describe('a pattern is found where JavaScript finds it', () => {
  it('whatever its parts are', () => {
    assert(
      property(patterns, texts, (pattern, text) => {
        expect(finds(pattern, text)).toBe(new RegExp(pattern, 'u').test(text))
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    ['^[A-Z]{2}$', 'DE', true],
    ['^[A-Z]{2}$', 'DEU', false],
    ['^(?:[a-z0-9-]+\\.)+[a-z]{2,}$', 'www.example.com', true],
    ['^(?:[a-z0-9-]+\\.)+[a-z]{2,}$', 'www..com', false],
    ['^\\u{1F600}+$', '😀😀', true],
    ['^(\\uD83D\\uDE00)+$', '😀😀', true],
    ['[\\]a]+-(?<year>\\d+)+', ']]-2026', true],
  ])('%s in %s', (pattern, text, expected) => {
    expect(finds(pattern, text)).toBe(expected)
  })
})

it.each(['^(a+)+$', '^(a|a)*b$', '^(a|aa)+$', 'a*a*a*a*b', '(a*)*$b'])(
  '%s is soon not found in 10,000 characters',
  (pattern) => {
    const started = performance.now()
    expect(finds(pattern, `${'a'.repeat(10_000)}!`)).toBe(false)
    expect(performance.now() - started).toBeLessThan(2_000)
  },
)

it('a large pattern is found in no text that is too long for it', () => {
  const pattern = linearPattern('a(a|b){900}c?$')
  expect(pattern.test('a'.repeat(1_000))).toBe(true)
  const started = performance.now()
  expect(pattern.test('ab'.repeat(500_000))).toBe(false)
  expect(performance.now() - started).toBeLessThan(2_000)
})

it.each([
  ['(', 'is no regular expression'],
  ['(a)\\1', 'without references to groups'],
  ['(?<a>a)\\k<a>', 'refers back to a group'],
  ['(?=a)b', 'without looking ahead'],
  ['(?<!a)b', 'without looking ahead or behind'],
  ['(a{1000}){1000}', 'with small repetitions'],
  ['a'.repeat(5_001), 'is longer than 5000 characters'],
])('%s is not taken', (pattern, fault) => {
  expect(patternFault(pattern)).toContain(fault)
})
