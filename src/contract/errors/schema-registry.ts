import type { ErrorRow } from './error-row.ts'

/**
 * Schema Registry's answers.
 *
 * @see Adobe, "XDM System troubleshooting guide"
 */
export const SCHEMA_REGISTRY_ERRORS = {
  SCHEMA_NOT_FOUND: { code: 'XDM-1012-404', status: 404, title: 'Resource not found' },
  ACCEPT_INVALID: { code: 'XDM-1006-400', status: 400, title: 'Accept header invalid' },
  ACCEPT_VERSION_MISSING: { code: 'XDM-1007-400', status: 400, title: 'Accept header invalid' },
  ACCEPT_DESCRIPTORS_INVALID: {
    code: 'XDM-1008-400',
    status: 400,
    title: 'Accept header invalid',
  },
  ACCEPT_DESCRIPTOR_INVALID: { code: 'XDM-1009-400', status: 400, title: 'Accept header invalid' },
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
  NAMESPACE_INVALID: { code: 'XDM-1021-400', status: 400, title: 'Namespace validation error' },
  TYPES_CONFLICT: { code: 'XDM-1413-400', status: 400, title: 'Merge schema error' },
  TITLE_NOT_UNIQUE: { code: 'XDM-1521-400', status: 400, title: 'Title not unique' },
  UNION_REFERENCE_MISSING: {
    code: 'XDM-1526-400',
    status: 400,
    title: 'Union descriptor validation error',
  },
  UNION_NAMESPACES_DIFFER: {
    code: 'XDM-1527-400',
    status: 400,
    title: 'Union descriptor validation error',
  },
  UNION_IDENTITY_MISSING: {
    code: 'XDM-1528-400',
    status: 400,
    title: 'Union descriptor validation error',
  },
  IMPORT_FAILED: { code: 'XDM-3005-400', status: 400, title: 'Import resource failed' },
  SCHEMA_IN_USE: { code: 'CONSOLE-42-400', status: 400, title: 'The schema resource is in use' },
  CHANGE_BREAKING: { code: 'CONSOLE-43-400', status: 400, title: 'The change would break data' },
  REGISTRY_PATCH_INVALID: {
    code: 'CONSOLE-44-400',
    status: 400,
    title: 'The patch cannot be applied',
  },
  REGISTRY_ETAG_STALE: {
    code: 'CONSOLE-45-412',
    status: 412,
    title: 'The resource changed since it was read',
  },
  DESCRIPTOR_INVALID: { code: 'CONSOLE-46-400', status: 400, title: 'The descriptor is not valid' },
  SAMPLE_IMPOSSIBLE: {
    code: 'CONSOLE-47-400',
    status: 400,
    title: 'No sample can be made for the schema',
  },
} as const satisfies Record<string, ErrorRow>
