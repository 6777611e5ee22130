import type { ErrorRow } from './error-row.ts'

/** Catalog's answers, and those of Data Access about its files. */
export const CATALOG_ERRORS = {
  DATASET_DAMAGED: {
    code: 'CONSOLE-42-500',
    status: 500,
    title: 'A data file of the dataset cannot be read',
  },
  DATASET_NOT_FOUND: { code: 'CATALOG-2-404', status: 404, title: 'The dataset does not exist' },
  BATCH_NOT_FOUND: { code: 'CATALOG-3-404', status: 404, title: 'The batch does not exist' },
  FILE_NOT_FOUND: { code: 'CATALOG-4-404', status: 404, title: 'The file does not exist' },
  DATASET_INVALID: { code: 'CATALOG-1-400', status: 400, title: 'The dataset is not valid' },
  BATCH_INVALID: { code: 'CATALOG-5-400', status: 400, title: 'The batch is not valid' },
  CATALOG_PATCH_INVALID: {
    code: 'CATALOG-6-400',
    status: 400,
    title: 'The patch cannot be applied',
  },
  CATALOG_STALE: {
    code: 'CATALOG-7-412',
    status: 412,
    title: 'The object is not in the version that was asked for',
  },
  DATASET_IN_USE: { code: 'CONSOLE-50-400', status: 400, title: 'The dataset is in use' },
  SCHEMA_REF_KEPT: {
    code: 'CONSOLE-51-400',
    status: 400,
    title: 'The schema of the dataset cannot change any more',
  },
  BATCH_KEPT: {
    code: 'CONSOLE-52-400',
    status: 400,
    title: 'The batch tells what happened, and is kept so',
  },
  BATCH_EXISTS: { code: 'CONSOLE-53-409', status: 409, title: 'There is such a batch' },
  RANGE_INVALID: {
    code: 'CONSOLE-54-416',
    status: 416,
    title: 'The range lies outside of the file',
  },
} as const satisfies Record<string, ErrorRow>
