import { describe, expect, it } from 'vitest'
import { problemOf } from './api-problem.ts'

describe('problemOf', () => {
  it('reads problem details with their report', () => {
    const violations = [{ pointer: '/auth/params/host', message: 'is required' }]
    const report = { errorCode: 'CONSOLE-21-400', requestId: 'r-1', violations }
    const problem = problemOf(400, { title: 'Not valid', detail: 'host is missing', report })
    expect(problem).toMatchObject({
      status: 400,
      title: 'Not valid',
      message: 'host is missing',
      code: 'CONSOLE-21-400',
      requestId: 'r-1',
      violations,
      signedOut: false,
    })
  })

  it.each([
    ['repeats every fault', 'In the body: /name is required.', ''],
    [
      'says more',
      'The name cannot change; make a new one.',
      'The name cannot change; make a new one.',
    ],
  ])('tells each fault once where the detail %s', (_title, detail, rest) => {
    const violations = [{ pointer: '/name', message: 'is required' }]
    expect(problemOf(400, { detail, report: { violations } }).detailBesideViolations).toBe(rest)
  })

  it('keeps the detail of a problem without violations', () =>
    expect(problemOf(404, { detail: 'no such flow' }).detailBesideViolations).toBe('no such flow'))

  it('takes a refused token as the end of the session', () =>
    expect(
      problemOf(401, { error_code: '401013', message: 'Oauth token is not valid' }),
    ).toMatchObject({ title: 'Oauth token is not valid', signedOut: true }))

  it.each([[null], ['<html>'], [{ report: { violations: 'none' } }]])(
    'survives a body that is no problem: %j',
    (body) =>
      expect(problemOf(502, body)).toMatchObject({ status: 502, title: '', violations: [] }),
  )
})
