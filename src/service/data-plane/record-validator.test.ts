import { expect, it } from 'vitest'
import { compileValidator } from './record-validator.ts'

it.each(['^(a|a)*b$', 'a*a*a*b', '^(a+)+$'])('a record is soon tested by %s', (pattern) => {
  const validate = compileValidator({
    type: 'object',
    properties: { code: { type: 'string', pattern } },
    patternProperties: { [pattern]: { type: 'string' } },
  })
  const long = `${'a'.repeat(5_000)}!`
  const started = performance.now()
  expect(validate({ code: long, [long]: 1 })).toEqual([
    expect.objectContaining({ pointer: '/code' }),
  ])
  expect(performance.now() - started).toBeLessThan(2_000)
})

it('fields keep their own patterns', () => {
  const validate = compileValidator({
    type: 'object',
    properties: {
      a: { type: 'string', pattern: '(x|xy)*1$' },
      b: { type: 'string', pattern: '(x|xy)*2$' },
    },
  })
  expect(validate({ a: 'x1', b: 'x2' })).toEqual([])
  expect(validate({ a: 'x2', b: 'x1' })).toHaveLength(2)
})
