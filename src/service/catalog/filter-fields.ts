import { CREATED_RANGE, type CatalogFields } from './catalog-query.ts'

/** What lists of datasets filter by. @see Adobe, "Catalog Service API", GET /dataSets */
export const DATA_SET_FIELDS: CatalogFields = {
  simple: [
    'name',
    'description',
    'version',
    'created',
    'updated',
    'createdClient',
    'createdUser',
    'updatedUser',
    'viewId',
    'enableErrorDiagnostics',
    'status',
  ],
  paths: { schemaRef: ['schemaRef', 'id'], 'schemaRef.id': ['schemaRef', 'id'] },
  ...CREATED_RANGE,
}

/** What lists of batches filter by. @see Adobe, "Catalog Service API", GET /batches */
export const BATCH_FIELDS: CatalogFields = {
  simple: [
    'status',
    'version',
    'created',
    'updated',
    'createdClient',
    'createdUser',
    'updatedUser',
    'recordCount',
    'failedRecordCount',
    'size',
    'started',
    'completed',
    'externalId',
  ],
  paths: {
    dataSet: ['relatedObjects[]', 'id'],
    batch: ['relatedObjects[]', 'id'],
    transform: ['relatedObjects[]', 'id'],
  },
  after: {
    ...CREATED_RANGE.after,
    startAfter: ['availableDates', 'startDate'],
    endAfter: ['availableDates', 'endDate'],
  },
  before: {
    ...CREATED_RANGE.before,
    startBefore: ['availableDates', 'startDate'],
    endBefore: ['availableDates', 'endDate'],
  },
}

/** What the list of last batches filters by; its own fields are told from the batches. */
export const LAST_BATCHES_FIELDS: CatalogFields = {
  simple: [
    'lastBatchId',
    'lastBatchStatus',
    'lastSuccessfulBatchId',
    'lastFailedBatchId',
    'created',
    'updated',
  ],
}
