import type { Violation } from '#contract/problem.ts'
import type { SchemaDocument } from '#contract/specs.ts'
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { toViolation } from '../http/violations.ts'

/**
 * Specs spell numbers and booleans as such while Adobe's own samples send them as strings, so values are coerced for
 * the check; what was sent is stored as sent.
 */
const ajv = new Ajv({
  allErrors: true,
  strict: false,
  coerceTypes: true,
  validateSchema: false,
  logger: false,
})
addFormats.default(ajv, { mode: 'full' })
ajv.addFormat('password', true)

const compiled = new WeakMap<SchemaDocument, ValidateFunction>()

/**
 * What is wrong with `value` by a spec's schema.
 *
 * @param pointer where the value stands in the body, as a JSON Pointer; it is put before each violation's own.
 * @throws {Error} if the schema cannot be compiled.
 */
export function schemaFaults(schema: SchemaDocument, value: unknown, pointer: string): Violation[] {
  const validate = compiled.get(schema) ?? compile(schema)
  const coerced: unknown = structuredClone(value)
  // Conditions are judged before properties are coerced: only the second time they see numbers where text was sent.
  validate(coerced)
  if (validate(coerced)) return []
  return (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map((error) => toViolation(error, pointer))
}

/** The dialect's URL is misspelt in published specs, and draft-07 is meant in all of them. */
function compile(schema: SchemaDocument): ValidateFunction {
  const { $schema, ...rest } = schema
  const validate = ajv.compile(rest)
  compiled.set(schema, validate)
  return validate
}
