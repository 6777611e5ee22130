import { ERRORS, type ErrorName } from '#contract/errors.ts'
import type { Violation } from '#contract/problem.ts'

/**
 * What a caller did wrong, as one row of the error catalogue. The edge turns it into `application/problem+json`.
 * Anything else that is thrown is a bug and leaves as a bare 500.
 *
 * @param detail what is wrong, where, and what to do: a sentence for a person.
 * @param violations the fields at fault, as JSON Pointers into the body.
 */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly error: ErrorName
  readonly violations: Violation[]

  constructor(error: ErrorName, detail: string, violations: Violation[] = []) {
    super(detail)
    this.error = error
    this.violations = violations
  }

  get status(): number {
    return ERRORS[this.error].status
  }
}

/** What the gateway refuses before any service is reached. @see Adobe, "Experience Platform troubleshooting guide" */
export class GatewayError extends Error {
  override name = 'GatewayError'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}
