import type { ErrorName } from '#contract/errors.ts'
import type { Violation } from '#contract/problem.ts'
import { escapeToken } from '#mapping/json-pointer.ts'
import { ApiError } from './api-error.ts'
import type { SchemaFault } from './union-faults.ts'

/** What a violation says of a field that is missing. */
export const IS_REQUIRED = 'is required'

/**
 * A schema fault as a violation. A missing or an extra property's fault stands at the property, where people look for it.
 *
 * @param at where the validated value stands in the body, as a JSON Pointer.
 */
export function toViolation(
  { keyword, instancePath, params, message }: SchemaFault,
  at = '',
): Violation {
  const pointer = at + instancePath
  if (keyword === 'required')
    return { pointer: join(pointer, params['missingProperty']), message: IS_REQUIRED }
  if (keyword === 'additionalProperties') {
    return { pointer: join(pointer, params['additionalProperty']), message: 'is not known here' }
  }
  if (keyword === 'enum')
    return { pointer, message: `must be one of ${JSON.stringify(params['allowedValues'])}` }
  return { pointer, message: message ?? 'is not valid' }
}

/** Violations as one text, for a problem's `detail`. */
export function describeViolations(violations: Violation[]): string {
  return violations.map(({ pointer, message }) => `${pointer || 'the whole'} ${message}`).join('; ')
}

/** An error that says no more than its violations do: its detail repeats them, for scripts that read no further. */
export function violationError(error: ErrorName, violations: Violation[]): ApiError {
  return new ApiError(error, `${describeViolations(violations)}.`, violations)
}

function join(pointer: string, name: unknown): string {
  return `${pointer}/${escapeToken(String(name))}`
}
