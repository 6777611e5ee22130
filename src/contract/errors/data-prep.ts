import type { ErrorRow } from './error-row.ts'

/** Data Prep's answers. */
export const DATA_PREP_ERRORS = {
  MAPPING_SET_INVALID: { code: 'MAPPER-1-400', status: 400, title: 'The mapping set is not valid' },
} as const satisfies Record<string, ErrorRow>
