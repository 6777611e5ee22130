import { Ajv } from 'ajv'
import type { Static, TSchema } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import { describeViolations, toViolation } from '../http/violations.ts'

const ajv = new Ajv({ allErrors: true, strict: false })

/**
 * Makes a reader of bodies: what passes has the schema's type.
 *
 * @throws {ApiError} BODY_INVALID, from the reader, with the fields at fault.
 */
export function bodyReader<Schema extends TSchema>(
  schema: Schema,
): (body: unknown) => Static<Schema> {
  const validate = ajv.compile<Static<Schema>>(schema)
  return (body) => {
    if (validate(body)) return body
    const violations = (validate.errors ?? []).map((error) => toViolation(error))
    throw new ApiError(
      'BODY_INVALID',
      `In the body: ${describeViolations(violations)}.`,
      violations,
    )
  }
}
