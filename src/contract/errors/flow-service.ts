import type { ErrorRow } from './error-row.ts'

/**
 * Flow Service's answers.
 *
 * @see Adobe, "Flow Service error messages"
 */
export const FLOW_SERVICE_ERRORS = {
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
  FILTER_FIELD_UNHANDLED: {
    code: '1423-400',
    status: 400,
    title: 'The filter names a field that specifications are not filtered by',
  },
  ORDER_BY_DIRECTION_INVALID: {
    code: '1432-400',
    status: 400,
    title: 'The direction of orderby is not valid',
  },
  ORDER_BY_INVALID: { code: '1433-400', status: 400, title: 'orderby is not valid' },
  OPERATION_UNSUPPORTED: { code: '1434-400', status: 400, title: 'The operation is not supported' },
  FILTER_OPERATOR_NOT_IMPLEMENTED: {
    code: '1440-400',
    status: 400,
    title: 'The operator is not implemented',
  },
  FILTER_MANY_VALUES: { code: '1443-400', status: 400, title: 'The operator takes one value only' },
  FILTER_OPERATOR_UNSUPPORTED: {
    code: '1448-400',
    status: 400,
    title: 'The operator is not supported for the field',
  },
  FILTER_FIELD_INVALID: { code: '1449-400', status: 400, title: 'The filter names no field' },
  FILTER_OPERATOR_INVALID: {
    code: '1450-400',
    status: 400,
    title: 'The filter has no valid operator',
  },
  QUERY_UNKNOWN: { code: '1451-400', status: 400, title: 'The query parameter is unknown' },
  FILTER_VALUE_INVALID: {
    code: '1452-400',
    status: 400,
    title: 'The value is not valid for the field',
  },
  FILTER_VALUE_EMPTY: { code: '1453-400', status: 400, title: 'The filter has no value' },
  FILTER_VALUE_UNHANDLED: {
    code: '1454-400',
    status: 400,
    title: 'The filter compares with a kind of value that no field has',
  },
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
} as const satisfies Record<string, ErrorRow>
