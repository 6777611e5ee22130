import type { ErrorRow } from './error-row.ts'

/**
 * Answers about runs.
 *
 * @see Adobe, "Flow Service error messages" and "Sources error messages"
 */
export const RUN_ERRORS = {
  RUN_NOT_CREATED: { code: '1380-400', status: 400, title: 'The run could not be created' },
  RUN_WINDOW_INVALID: {
    code: '1381-400',
    status: 400,
    title: 'The window of the run ends before it starts',
  },
  RUN_DELTA_COLUMN_DIFFERS: {
    code: '1382-400',
    status: 400,
    title: 'The dataflow has another delta column',
  },
  RUN_DELTA_COLUMN_REQUIRED: {
    code: '1383-400',
    status: 400,
    title: 'The first run of a table needs a delta column',
  },
  RUN_PARAMS_INVALID: {
    code: '1384-400',
    status: 400,
    title: 'The parameters of the run are not valid',
  },
  RUN_SOURCE_UNSUPPORTED: {
    code: '1385-400',
    status: 400,
    title: 'The source does not run on demand',
  },
  RUN_FREQUENCY_UNSUPPORTED: {
    code: '1386-400',
    status: 400,
    title: 'Only a dataflow that is scheduled once runs on demand',
  },
  RUN_NOT_RETRIABLE: {
    code: '1387-400',
    status: 400,
    title: 'The run cannot be started again as it stands',
  },
  RUN_FLOW_NOT_ENABLED: {
    code: '1388-400',
    status: 400,
    title: 'The dataflow is not enabled',
  },
  RUN_WRITE_DENIED: { code: '1427-400', status: 400, title: 'The token may not write runs' },
  PREDECESSOR_RUN_UNKNOWN: {
    code: '1428-400',
    status: 400,
    title: 'The run that comes before is not there',
  },
  PREDECESSOR_FLOW_UNKNOWN: {
    code: '1429-400',
    status: 400,
    title: 'The dataflow that comes before is not there',
  },
  RUN_FLOW_UNKNOWN: { code: '1430-400', status: 400, title: 'The dataflow is not there' },
  FLOW_ID_EMPTY: { code: '1446-400', status: 400, title: 'The dataflow is not named' },
} as const satisfies Record<string, ErrorRow>
