import type { ErrorRow } from './error-row.ts'

/** What an inlet answers to a message that it does not take. */
export const INLET_ERRORS = {
  INLET_NOT_FOUND: { code: 'CONSOLE-30-404', status: 404, title: 'There is no such inlet' },
  FLOW_UNKNOWN_AT_INLET: {
    code: 'CONSOLE-31-400',
    status: 400,
    title: 'The message names no flow of this inlet',
  },
  MESSAGE_INVALID: { code: 'CONSOLE-32-400', status: 400, title: 'The message is not valid' },
  FLOW_NOT_ENABLED: {
    code: 'CONSOLE-33-400',
    status: 400,
    title: 'The flow takes no messages now',
  },
  INLET_SANDBOX_MISMATCH: {
    code: 'CONSOLE-34-400',
    status: 400,
    title: 'The inlet belongs to another sandbox',
  },
  SYNC_VALIDATION_UNSUPPORTED: {
    code: 'CONSOLE-35-501',
    status: 501,
    title: 'Validation before the answer is not supported',
  },
  INLET_UNAVAILABLE: {
    code: 'CONSOLE-36-503',
    status: 503,
    title: 'Messages cannot be taken at the moment',
  },
} as const satisfies Record<string, ErrorRow>
