import { Type, type Static } from 'typebox'
import { JsonObject } from './entity.ts'

/** The XDM schema that a dataset's rows conform to, with the media type that names its version. */
export const SchemaRef = Type.Object({
  id: Type.String({ minLength: 1 }),
  contentType: Type.Optional(Type.String()),
})
export type SchemaRef = Static<typeof SchemaRef>

/**
 * A POST to `/catalog/dataSets`. All of it is kept as sent, fields that are not named here too. `schema` is a former way
 * to name the schema, without a version.
 */
export const NewDataSet = Type.Object(
  {
    name: Type.String({ minLength: 1 }),
    description: Type.Optional(Type.String()),
    schemaRef: Type.Optional(SchemaRef),
    schema: Type.Optional(Type.String({ minLength: 1 })),
    fileDescription: Type.Optional(JsonObject),
    observableSchema: Type.Optional(JsonObject),
    tags: Type.Optional(JsonObject),
    enableErrorDiagnostics: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: true },
)
export type NewDataSet = Static<typeof NewDataSet>

/** A PATCH of a dataset, by RFC 7396: objects are merged, and what is null is removed. */
export const DataSetPatch = Type.Record(Type.String(), Type.Unknown(), { minProperties: 1 })
export type DataSetPatch = Static<typeof DataSetPatch>

/** A dataset as read; the last batches are told from the batches. Catalog answers `{[id]: DataSet}`, without the id inside. Times are epoch milliseconds. */
export const DataSet = Type.Object({
  ...NewDataSet.properties,
  schemaRef: SchemaRef,
  version: Type.String(),
  imsOrg: Type.String(),
  sandboxId: Type.String(),
  created: Type.Integer(),
  updated: Type.Integer(),
  createdClient: Type.String(),
  createdUser: Type.String(),
  updatedUser: Type.String(),
  viewId: Type.Optional(Type.String()),
  basePath: Type.Optional(Type.String()),
  files: Type.String(),
  status: Type.String(),
  lastBatchId: Type.Optional(Type.String()),
  lastBatchStatus: Type.Optional(Type.String()),
  lastSuccessfulBatch: Type.Optional(Type.String()),
  lastFailedBatch: Type.Optional(Type.String()),
})
export type DataSet = Static<typeof DataSet>

/** Where a batch stands. @see Adobe, "Catalog Service API", batchStatus */
export const BatchStatus = Type.Enum([
  'processing',
  'success',
  'failure',
  'queued',
  'retrying',
  'stalled',
  'aborted',
  'abandoned',
  'inactive',
  'failed',
  'loading',
  'loaded',
  'staged',
  'active',
  'staging',
  'deleted',
])
export type BatchStatus = Static<typeof BatchStatus>

const metrics = {
  inputRecordCount: Type.Integer(),
  outputRecordCount: Type.Integer(),
  failedRecordCount: Type.Integer(),
  outputByteSize: Type.Integer(),
  startTime: Type.Integer(),
  endTime: Type.Integer(),
}

const RelatedObject = Type.Object({ type: Type.String(), id: Type.String() })

/**
 * What a client tells of a batch: a POST or PUT says all of it, `status` at least, a PATCH some of it. It is kept as sent,
 * with further metrics and fields.
 */
export const NewBatch = Type.Object({
  status: BatchStatus,
  externalId: Type.Optional(Type.String()),
  started: Type.Optional(Type.Integer()),
  completed: Type.Optional(Type.Integer()),
  recordCount: Type.Optional(Type.Integer()),
  failedRecordCount: Type.Optional(Type.Integer()),
  size: Type.Optional(Type.Integer()),
  errors: Type.Optional(Type.Array(JsonObject)),
  availableDates: Type.Optional(JsonObject),
  relatedObjects: Type.Optional(Type.Array(RelatedObject)),
  replay: Type.Optional(JsonObject),
  metrics: Type.Optional(Type.Partial(Type.Object(metrics))),
  tags: Type.Optional(JsonObject),
  inputFormat: Type.Optional(JsonObject),
})
export type NewBatch = Static<typeof NewBatch>

/** A PATCH of a batch: the fields it names are replaced. */
export const BatchPatch = Type.Partial(NewBatch, { minProperties: 1 })
export type BatchPatch = Static<typeof BatchPatch>

/**
 * What one commit of a flow added to a dataset, or what a client told of its own. One that is related to a flow was made by
 * the service. Times are epoch milliseconds.
 */
export const Batch = Type.Object({
  ...NewBatch.properties,
  imsOrg: Type.String(),
  sandboxId: Type.String(),
  created: Type.Integer(),
  updated: Type.Integer(),
  createdClient: Type.Optional(Type.String()),
  createdUser: Type.Optional(Type.String()),
  updatedUser: Type.Optional(Type.String()),
  version: Type.Optional(Type.String()),
  relatedObjects: Type.Array(RelatedObject),
  metrics: Type.Object(metrics),
})
export type Batch = Static<typeof Batch>
