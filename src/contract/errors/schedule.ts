import type { ErrorRow } from './error-row.ts'

/**
 * Answers about a dataflow's schedule, and about the column by which a table's new rows are told from the old. The last two
 * share their numbers with other answers of Flow Service: Adobe's connectors count for themselves.
 *
 * @see Adobe, "Sources error messages"
 */
export const SCHEDULE_ERRORS = {
  START_IN_PAST: { code: '1360-400', status: 400, title: 'The start time is in the past' },
  INTERVAL_WITH_ONCE: {
    code: '1361-400',
    status: 400,
    title: 'A dataflow that runs once has no interval',
  },
  INTERVAL_TOO_SHORT: { code: '1362-400', status: 400, title: 'The interval is too short' },
  INTERVAL_INVALID: {
    code: '1363-400',
    status: 400,
    title: 'The interval does not go with the frequency',
  },
  BACKFILL_WITH_ONCE: {
    code: '1364-400',
    status: 400,
    title: 'A dataflow that runs once has no backfill',
  },
  START_PASSED: {
    code: '1366-400',
    status: 400,
    title: 'The start time has passed, and this can no longer change',
  },
  DELTA_COLUMN_REQUIRED: { code: '1367-400', status: 400, title: 'The delta column is missing' },
  DELTA_COLUMN_WITH_ONCE: {
    code: '1369-400',
    status: 400,
    title: 'A dataflow that runs once has no delta column',
  },
  FREQUENCY_INVALID: { code: '1397-400', status: 400, title: 'The frequency is not valid' },
  ONCE_AFTER_START: {
    code: '1403-400',
    status: 400,
    title: 'The start time has passed, and the frequency cannot become once',
  },
  BACKFILL_AFTER_START: {
    code: '1404-400',
    status: 400,
    title: 'The start time has passed, and backfill cannot change',
  },
} as const satisfies Record<string, ErrorRow>
