import type { ErrorRow } from './error-row.ts'

/**
 * Answers about the sandbox that a request is for, and of sandbox management.
 *
 * @see Adobe, "Flow Service error messages"; "Sandbox API guide"
 */
export const SANDBOX_ERRORS = {
  SANDBOX_UNKNOWN: { code: '2100-404', status: 404, title: 'The sandbox does not exist' },
  SANDBOX_MISSING: { code: '2105-400', status: 400, title: 'The sandbox header is missing' },
  SANDBOX_INVALID: { code: 'CONSOLE-60-400', status: 400, title: 'The sandbox is not valid' },
  SANDBOX_NAME_TAKEN: {
    code: 'CONSOLE-61-409',
    status: 409,
    title: 'The name of the sandbox is taken',
  },
  SANDBOX_DEFAULT_KEPT: {
    code: 'CONSOLE-62-400',
    status: 400,
    title: 'The default sandbox cannot be deleted',
  },
  SANDBOX_ACTION_UNKNOWN: {
    code: 'CONSOLE-63-400',
    status: 400,
    title: 'The action is not known',
  },
} as const satisfies Record<string, ErrorRow>
