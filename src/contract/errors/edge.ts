import type { ErrorRow } from './error-row.ts'

/** What the edge answers before any part of the service is asked. */
export const EDGE_ERRORS = {
  BODY_INVALID: { code: 'CONSOLE-1-400', status: 400, title: 'The request body is not valid' },
  BODY_NOT_JSON: { code: 'CONSOLE-2-400', status: 400, title: 'The request body is not JSON' },
  BODY_TOO_LARGE: { code: 'CONSOLE-3-413', status: 413, title: 'The request body is too large' },
  MEDIA_TYPE_UNSUPPORTED: {
    code: 'CONSOLE-4-415',
    status: 415,
    title: 'The content type is not supported',
  },
  ROUTE_NOT_FOUND: { code: 'CONSOLE-5-404', status: 404, title: 'There is no such endpoint' },
  INTERNAL: { code: 'CONSOLE-6-500', status: 500, title: 'The service failed' },
  QUERY_INVALID: { code: 'CONSOLE-8-400', status: 400, title: 'A query parameter is not valid' },
  STORAGE_FULL: { code: 'CONSOLE-9-507', status: 507, title: 'The disk is full' },
} as const satisfies Record<string, ErrorRow>
