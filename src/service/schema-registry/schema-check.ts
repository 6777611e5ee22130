import type { JsonSchema } from '#contract/json-schema.ts'
import { isDeeperThan, MAX_DEPTH } from '#mapping/json.ts'
import type { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { ApiError } from '../http/api-error.ts'
import { describeViolations } from '../http/violations.ts'
import { linearAjv } from '../patterns/linear-ajv.ts'
import { CyclicRefError, UnknownRefError } from './composition.ts'
import { hasReference } from './references.ts'

/** A field lies two levels below the object that has it, and a record is as deep as its fields. */
const MOST_LEVELS = 2 * MAX_DEPTH

/**
 * Makes sure that what a caller sent is a JSON Schema, so that it can be composed.
 *
 * @throws {ApiError} SCHEMA_INVALID, with the places at fault.
 */
export function requireJsonSchema(body: object): void {
  if (isDeeperThan(MOST_LEVELS, body)) throw tooDeep('The schema')
  const ajv = newAjv()
  // Whatever draft the caller names, XDM is draft-07 at most.
  if (ajv.validateSchema({ ...body, $schema: undefined }) === true) return
  const violations = (ajv.errors ?? []).map(({ instancePath, message }) => ({
    pointer: instancePath,
    message: message ?? 'is not valid',
  }))
  throw new ApiError(
    'SCHEMA_INVALID',
    `The schema is not JSON Schema: ${describeViolations(violations)}.`,
    violations,
  )
}

/**
 * Makes sure that rows can be validated by a schema, before it is stored and flows depend on it.
 *
 * @param compose makes the schema of rows.
 * @returns the schema of rows.
 * @throws {ApiError} SCHEMA_INVALID, with what is wrong: a reference to nothing or in a circle, a pattern that is none.
 */
export function requireCompilable(compose: () => JsonSchema): JsonSchema {
  const composed = requireComposable(compose)
  return refusing(() => {
    if (hasReference(composed)) {
      throw new TypeError('a $ref below not, if, contains and the like is not followed')
    }
    newAjv().compile(composed)
    return composed
  })
}

/**
 * The schema of rows, where each of its parts is known to be good.
 *
 * @throws {ApiError} SCHEMA_INVALID, if together they are not: in a circle, or too much.
 */
export function requireComposable(compose: () => JsonSchema): JsonSchema {
  return refusing(() => {
    const composed = compose()
    if (!isDeeperThan(MOST_LEVELS, composed)) return composed
    throw tooDeep('With its references followed, the schema')
  })
}

function refusing(make: () => JsonSchema): JsonSchema {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof Error) || error instanceof ApiError) throw error
    const isOfRefs = error instanceof UnknownRefError || error instanceof CyclicRefError
    const reason = isOfRefs ? error.message : `no validator: ${error.message}`
    throw new ApiError('SCHEMA_INVALID', `Rows could not be validated by this schema: ${reason}.`)
  }
}

const tooDeep = (what: string): ApiError =>
  new ApiError(
    'SCHEMA_INVALID',
    `${what} is nested more than ${MOST_LEVELS} levels deep; put its fields closer to the top.`,
  )

function newAjv(): Ajv {
  const ajv = linearAjv({ strict: false, allErrors: true, logger: false })
  addFormats.default(ajv)
  return ajv
}
