import { SignIn } from '#contract/console.ts'
import { NewToken } from '#contract/token.ts'
import { Ajv, type AnySchema } from 'ajv'
import { expect, it } from 'vitest'
import { withPlainUnions } from './union-faults.ts'
import { toViolation } from './violations.ts'

const token = (changes: object) => ({ name: 'T', sandboxes: '*', permissions: 'all', ...changes })

it.each<[string, AnySchema, unknown, string[]]>([
  ['neither of two fields', SignIn, {}, [' needs "code" or "token"']],
  ['no object', SignIn, 7, [' must be an object']],
  [
    'the field that was meant',
    SignIn,
    { code: '' },
    ['/code must NOT have fewer than 1 characters'],
  ],
  [
    'neither the word nor a list',
    NewToken,
    token({ permissions: 5 }),
    ['/permissions must be "all" or an array'],
  ],
  [
    'a list that is empty',
    NewToken,
    token({ sandboxes: [] }),
    ['/sandboxes must NOT have fewer than 1 items'],
  ],
  [
    'what is wrong deep in a list',
    NewToken,
    token({ permissions: [{ name: 'schemas', permissions: ['fly'] }] }),
    ['/permissions/0/permissions/0 must be one of ["read","write"]'],
  ],
])('a union tells of %s', (_title, schema, value, expected) => {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema)
  validate(value)
  const faults = withPlainUnions(validate.errors ?? []).map((fault) => toViolation(fault))
  expect(faults.map(({ pointer, message }) => `${pointer} ${message}`)).toEqual(expected)
})
