import { expect, it } from 'vitest'
import { requireSafePatterns } from './pattern-check.ts'

const schema = (pattern: string) => ({
  allOf: [{ properties: { code: { type: 'string', pattern } } }],
})

it.each(['^[A-Z]{2}$', '\\w+/\\w+', '^(a|b)*$', '^(a+)+$', '(x+x+)+y'])('takes %s', (pattern) => {
  expect(() => requireSafePatterns(schema(pattern))).not.toThrow()
})

it.each(['(a)\\1', '((a{1,99}){1,99}){1,99}', '('])('refuses %s, naming its place', (pattern) => {
  expect(() => requireSafePatterns(schema(pattern))).toThrow(
    expect.objectContaining({
      error: 'SCHEMA_INVALID',
      violations: [{ pointer: '/allOf/0/properties/code/pattern', message: expect.any(String) }],
    }),
  )
})

it('refuses such a pattern for the names of properties', () => {
  const body = { patternProperties: { '^(a+)\\1$': { type: 'string' } } }
  expect(() => requireSafePatterns(body)).toThrow('/patternProperties')
})
