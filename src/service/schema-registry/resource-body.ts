import { NewSchema } from '#contract/schema-registry.ts'
import { NewClass, NewDataType, NewFieldGroup } from '#contract/schema-registry-bodies.ts'
import { Ajv, type ValidateFunction } from 'ajv'
import { toViolation } from '../http/violations.ts'
import { invalid } from './part-check.ts'
import { requireSafePatterns } from './pattern-check.ts'
import { requireJsonSchema } from './schema-check.ts'
import type { TenantType } from './resource-types.ts'
import type { ResourceBody } from './tenant-resource.ts'

/** What makes a resource of each type. */
export const BODIES = {
  schemas: NewSchema,
  classes: NewClass,
  fieldgroups: NewFieldGroup,
  datatypes: NewDataType,
} as const

const ajv = new Ajv({ strict: false, allErrors: true, meta: false, validateSchema: false })
const validators = new Map<TenantType, ValidateFunction>()

/**
 * What a caller sent, or what a patch or an import leads to, as the body of a resource.
 *
 * @throws {ApiError} SCHEMA_INVALID, if it has not what its type needs, is no JSON Schema, or has a pattern that can take
 *   exponentially long.
 */
export function resourceBody(type: TenantType, body: object): ResourceBody {
  requireJsonSchema(body)
  if (!isShaped(type, body)) {
    const faults = validators.get(type)?.errors ?? []
    throw invalid(faults.slice(0, 20).map((fault) => toViolation(fault)))
  }
  requireSafePatterns(body)
  return body
}

function isShaped(type: TenantType, body: object): body is ResourceBody {
  const validate = validators.get(type) ?? ajv.compile(BODIES[type])
  validators.set(type, validate)
  return validate(body)
}
