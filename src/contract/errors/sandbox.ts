import type { ErrorRow } from './error-row.ts'

/**
 * Answers about the sandbox that a request is for, and of sandbox management.
 *
 * @see Adobe, "Flow Service error messages"; "Sandbox API guide"
 */
export const SANDBOX_ERRORS = {
  SANDBOX_UNKNOWN: { code: '2100-404', status: 404, title: 'The sandbox does not exist' },
  SANDBOX_MISSING: { code: '2105-400', status: 400, title: 'The sandbox header is missing' },
} as const satisfies Record<string, ErrorRow>
