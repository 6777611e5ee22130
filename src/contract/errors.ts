/**
 * Every answer a caller can get for something the caller did: one row each. `code` is the number that Adobe's
 * catalogue gives with the HTTP status after the dash; rows that Adobe does not have begin with `CONSOLE`.
 *
 * @see Adobe, "Flow Service error messages"; "Schema Registry troubleshooting"
 */
export const ERRORS = {
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
  SIGN_IN_REFUSED: { code: 'CONSOLE-7-401', status: 401, title: 'The sign-in was refused' },
  QUERY_INVALID: { code: 'CONSOLE-8-400', status: 400, title: 'A query parameter is not valid' },
  STORAGE_FULL: { code: 'CONSOLE-9-507', status: 507, title: 'The disk is full' },

  NOT_FOUND: { code: '1101-404', status: 404, title: 'The resource does not exist' },
  LIMIT_WITH_COUNT: { code: '1401-400', status: 400, title: 'limit and count cannot be combined' },
  IF_MATCH_MISSING: { code: '1403-400', status: 400, title: 'The If-Match header is missing' },
  ETAG_STALE: { code: '1404-412', status: 412, title: 'The resource changed since it was read' },
  BODY_EMPTY: { code: '1405-400', status: 400, title: 'The request body is empty' },
  OPERATION_NOT_APPLICABLE: {
    code: '1409-400',
    status: 400,
    title: 'The operation does not apply in this state',
  },
  STATE_IN_CREATE: { code: '1410-400', status: 400, title: 'state cannot be given on creation' },
  PATCH_PATH_INVALID: {
    code: '1411-400',
    status: 400,
    title: 'The patch names a field that cannot change',
  },
  SPEC_INVALID: { code: '1413-400', status: 400, title: 'The specification id is not valid' },
  SPEC_IMMUTABLE: {
    code: '1414-400',
    status: 400,
    title: 'The connection specification cannot change',
  },
  AUTH_SPEC_UNKNOWN: {
    code: '1415-400',
    status: 400,
    title: 'The connection specification has no such authentication',
  },
  CONNECTION_IN_USE: { code: '1418-400', status: 400, title: 'The connection is in use' },
  ORDER_BY_INVALID: { code: '1433-400', status: 400, title: 'orderby is not valid' },
  OPERATION_UNSUPPORTED: { code: '1434-400', status: 400, title: 'The operation is not supported' },
  FILTER_MANY_VALUES: { code: '1443-400', status: 400, title: 'The operator takes one value only' },
  FILTER_FIELD_INVALID: { code: '1449-400', status: 400, title: 'The filter names no field' },
  FILTER_OPERATOR_INVALID: {
    code: '1450-400',
    status: 400,
    title: 'The filter has no valid operator',
  },
  QUERY_UNKNOWN: { code: '1451-400', status: 400, title: 'The query parameter is unknown' },
  FILTER_VALUE_EMPTY: { code: '1453-400', status: 400, title: 'The filter has no value' },
  PATCH_FIELD_MISSING: {
    code: '1455-400',
    status: 400,
    title: 'The patch names a field that is not there',
  },
  DRAFT_INCOMPLETE: {
    code: 'CONSOLE-20-400',
    status: 400,
    title: 'The draft cannot be published yet',
  },
  SPEC_VIOLATED: {
    code: 'CONSOLE-21-400',
    status: 400,
    title: 'A value does not fit the specification',
  },

  SANDBOX_UNKNOWN: { code: '2100-404', status: 404, title: 'The sandbox does not exist' },
  SANDBOX_MISSING: { code: '2105-400', status: 400, title: 'The sandbox header is missing' },

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

  SCHEMA_NOT_COMPILED: {
    code: 'CONSOLE-40-422',
    status: 422,
    title: 'The schema cannot be made into a form',
  },

  DATASET_DAMAGED: {
    code: 'CONSOLE-42-500',
    status: 500,
    title: 'A data file of the dataset cannot be read',
  },
  DATASET_NOT_FOUND: { code: 'CATALOG-2-404', status: 404, title: 'The dataset does not exist' },
  BATCH_NOT_FOUND: { code: 'CATALOG-3-404', status: 404, title: 'The batch does not exist' },
  DATASET_INVALID: { code: 'CATALOG-1-400', status: 400, title: 'The dataset is not valid' },
  DATASET_IN_USE: { code: 'CONSOLE-50-400', status: 400, title: 'The dataset is in use' },
  MAPPING_SET_INVALID: { code: 'MAPPER-1-400', status: 400, title: 'The mapping set is not valid' },
} as const satisfies Record<string, { code: string; status: number; title: string }>

export type ErrorName = keyof typeof ERRORS
