import type { ErrorRow } from './error-row.ts'

/** Catalog's answers. */
export const CATALOG_ERRORS = {
  DATASET_DAMAGED: {
    code: 'CONSOLE-42-500',
    status: 500,
    title: 'A data file of the dataset cannot be read',
  },
  DATASET_NOT_FOUND: { code: 'CATALOG-2-404', status: 404, title: 'The dataset does not exist' },
  BATCH_NOT_FOUND: { code: 'CATALOG-3-404', status: 404, title: 'The batch does not exist' },
  DATASET_INVALID: { code: 'CATALOG-1-400', status: 400, title: 'The dataset is not valid' },
  DATASET_IN_USE: { code: 'CONSOLE-50-400', status: 400, title: 'The dataset is in use' },
} as const satisfies Record<string, ErrorRow>
