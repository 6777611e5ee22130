import { describe, expect, it } from 'vitest'
import { paths, safeReturn, sameSectionIn } from './paths.ts'

it.each([
  ['/s/prod', '/s/dev'],
  ['/s/prod/dataflows', '/s/dev/dataflows'],
  ['/s/prod/dataflows/ab/edit', '/s/dev/dataflows'],
])('switching the sandbox on %s leads to %s', (from, to) =>
  expect(sameSectionIn('dev', from)).toBe(to),
)

it.each([
  [undefined, undefined, '/s/prod/dataflows/new'],
  ['http', undefined, '/s/prod/dataflows/new?source=http'],
  ['http', 'ab', '/s/prod/dataflows/new?source=http&account=ab'],
])('a dataflow from the source %s and the account %s begins at %s', (specId, accountId, expected) =>
  expect(paths.newDataflow('prod', specId, accountId)).toBe(expected),
)

describe('signing in', () => {
  it('keeps where the reader wanted to go', () =>
    expect(paths.signIn('/s/prod/inlets?state=draft')).toBe(
      '/sign-in?return=%2Fs%2Fprod%2Finlets%3Fstate%3Ddraft',
    ))

  it.each(['https://elsewhere.test/', '//elsewhere.test', '/\\elsewhere.test', null])(
    'never leads to another origin: %s',
    (target) => expect(safeReturn(target)).toBe('/'),
  )
})
