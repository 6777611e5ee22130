import type { ErrorRow } from './error-row.ts'

/**
 * Answers about connection specs and flow specs.
 *
 * @see Adobe, "Flow Service error messages"
 */
export const SPEC_ERRORS = {
  SPEC_READ_ONLY: {
    code: '1426-400',
    status: 400,
    title: 'The connection specification cannot be written',
  },
  SPEC_FAULTY: { code: 'CONSOLE-29-400', status: 400, title: 'The specification has faults' },
} as const satisfies Record<string, ErrorRow>
