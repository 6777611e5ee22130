import { Ajv, type ValidateFunction } from 'ajv'
import type { Static, TSchema } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import { describeViolations, toViolation } from '../http/violations.ts'

/** The schemas are ours: checking them against the dialect's own would only cost time. */
const ajv = new Ajv({ allErrors: true, strict: false, meta: false, validateSchema: false })

/**
 * Makes a reader of bodies: what passes has the schema's type. It is compiled at first use, not at start-up.
 *
 * @throws {ApiError} BODY_INVALID, from the reader, with the fields at fault.
 */
export function bodyReader<Schema extends TSchema>(
  schema: Schema,
): (body: unknown) => Static<Schema> {
  let compiled: ValidateFunction<Static<Schema>> | undefined
  return (body) => {
    const validate = (compiled ??= ajv.compile<Static<Schema>>(schema))
    if (validate(body)) return body
    const violations = (validate.errors ?? []).map((error) => toViolation(error))
    throw new ApiError(
      'BODY_INVALID',
      `In the body: ${describeViolations(violations)}.`,
      violations,
    )
  }
}
