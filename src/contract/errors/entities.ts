import type { ErrorRow } from './error-row.ts'

/**
 * Answers about connections and dataflows: what is at fault in them, and in the actions on them.
 *
 * @see Adobe, "Flow Service error messages" and "Sources error messages"
 */
export const ENTITY_ERRORS = {
  TARGET_SPEC_INVALID: {
    code: '1307-400',
    status: 400,
    title: 'The connection specification is not one of targets',
  },
  ENCRYPTION_INCOMPLETE: {
    code: '1309-400',
    status: 400,
    title: 'The encryption lacks a parameter',
  },
  CONNECTION_IDS_EMPTY: { code: '1320-400', status: 400, title: 'A connection id is missing' },
  CONNECTION_IDS_MANY: {
    code: '1321-400',
    status: 400,
    title: 'Only one connection id can be given',
  },
  DATA_SET_ID_EMPTY: { code: '1325-400', status: 400, title: 'The dataset id is missing' },
  FORMAT_UNSUPPORTED: { code: '1327-400', status: 400, title: 'The format is not supported' },
  COLUMNS_EMPTY: { code: '1330-400', status: 400, title: 'The table has no columns' },
  DELIMITER_TOO_LONG: {
    code: '1331-400',
    status: 400,
    title: 'The column delimiter is longer than one character',
  },
  BASE_CONNECTION_NOT_ALLOWED: {
    code: '1332-400',
    status: 400,
    title: 'The source takes no base connection',
  },
  MODE_NOT_ALLOWED: { code: '1368-400', status: 400, title: 'The mode is not allowed' },
  FINALIZE_FOR_PROVIDERS: { code: '1402-400', status: 400, title: 'Only providers finalize' },
  SUB_OPERATIONS_COMBINED: {
    code: '1406-400',
    status: 400,
    title: 'PROGRESS cannot be combined with other sub-operations',
  },
  STATUS_WITH_PROGRESS: {
    code: '1407-400',
    status: 400,
    title: 'The status does not go with PROGRESS',
  },
  PERCENT_NOT_FULL: {
    code: '1408-400',
    status: 400,
    title: 'percentCompleted has to be 100 for what has ended',
  },
  MAPPING_VERSION_INVALID: {
    code: '1412-400',
    status: 400,
    title: 'The mapping version is not valid',
  },
  SCHEMAS_DIFFER: {
    code: '1425-400',
    status: 400,
    title: 'The dataset and the mapping have different schemas',
  },
  POLICY_FIELDS_EMPTY: {
    code: '1431-400',
    status: 400,
    title: 'The policy has an empty list of fields',
  },
  SUB_OPERATION_UNKNOWN: {
    code: '1435-400',
    status: 400,
    title: 'The sub-operation is not supported',
  },
  SUB_OPERATION_UNSUPPORTED: {
    code: '1436-400',
    status: 400,
    title: 'The operation has no such sub-operation',
  },
  STATUS_UNSUPPORTED: { code: '1437-400', status: 400, title: 'The status is not supported' },
  PATCH_TEST_FAILED: { code: 'CONSOLE-22-400', status: 400, title: 'A test of the patch failed' },
} as const satisfies Record<string, ErrorRow>
