import type { ErrorRow } from './error-row.ts'

/**
 * Schema Registry's answers.
 *
 * @see Adobe, "Schema Registry troubleshooting"
 */
export const SCHEMA_REGISTRY_ERRORS = {
  SCHEMA_NOT_FOUND: {
    code: 'XDM-1012-404',
    status: 404,
    title: 'The schema resource does not exist',
  },
  ACCEPT_INVALID: { code: 'XDM-1006-400', status: 400, title: 'The Accept header is not valid' },
  ACCEPT_VERSION_MISSING: {
    code: 'XDM-1007-400',
    status: 400,
    title: 'The Accept header names no version',
  },
  ACCEPT_VERSION_UNAVAILABLE: {
    code: 'CONSOLE-41-406',
    status: 406,
    title: 'The resource has no such version',
  },
  SCHEMA_INVALID: { code: 'XDM-1000-400', status: 400, title: 'The schema resource is not valid' },
  CONTAINER_READ_ONLY: {
    code: 'XDM-1001-403',
    status: 403,
    title: 'The global container is read-only',
  },
  SCHEMA_IN_USE: { code: 'CONSOLE-42-400', status: 400, title: 'The schema is in use' },
} as const satisfies Record<string, ErrorRow>
