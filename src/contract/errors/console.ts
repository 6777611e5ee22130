import type { ErrorRow } from './error-row.ts'

/** Answers of what only the console has. */
export const CONSOLE_ERRORS = {
  SIGN_IN_REFUSED: { code: 'CONSOLE-7-401', status: 401, title: 'The sign-in was refused' },
  TOKEN_INVALID: { code: 'CONSOLE-70-400', status: 400, title: 'The token cannot be made' },
  TOKEN_UNKNOWN: { code: 'CONSOLE-71-404', status: 404, title: 'There is no such token' },
  SCHEMA_NOT_COMPILED: {
    code: 'CONSOLE-40-422',
    status: 422,
    title: 'The schema cannot be made into a form',
  },
} as const satisfies Record<string, ErrorRow>
