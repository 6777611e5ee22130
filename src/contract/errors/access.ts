import type { ErrorRow } from './error-row.ts'

/**
 * Answers about what a token may do, and about headers that no token of a user may send.
 *
 * @see Adobe, "Flow Service error messages", on the verification of tokens
 */
export const ACCESS_ERRORS = {
  SANDBOX_ID_NOT_ALLOWED: { code: '2110-400', status: 400, title: 'x-sandbox-id is not allowed' },
  SANDBOX_WILDCARD_RESTRICTED: {
    code: '2111-403',
    status: 403,
    title: 'x-sandbox-name cannot stand for all sandboxes',
  },
  WRITE_PERMISSION_MISSING: {
    code: '2118-403',
    status: 403,
    title: 'The permission to write is missing',
  },
  PERMISSION_DENIED: { code: '2120-403', status: 403, title: 'The permission is missing' },
  MANAGE_DENIED: { code: '2121-403', status: 403, title: 'The permission to manage is missing' },
} as const satisfies Record<string, ErrorRow>
