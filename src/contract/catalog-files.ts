import { Type, type Static } from 'typebox'

/** A Parquet file of a dataset, as Catalog lists it: `{[dataSetFileId]: DataSetFile}`. Times are epoch milliseconds. */
export const DataSetFile = Type.Object({
  id: Type.String(),
  imsOrg: Type.String(),
  batchId: Type.String(),
  dataSetId: Type.String(),
  dataSetViewId: Type.String(),
  version: Type.String(),
  created: Type.Integer(),
  updated: Type.Integer(),
  size: Type.Integer(),
  records: Type.Integer(),
  isValid: Type.Boolean(),
})
export type DataSetFile = Static<typeof DataSetFile>

/** The latest batches of a dataset. The times are those of the latest. */
export const LastBatches = Type.Object({
  lastBatchId: Type.String(),
  lastBatchStatus: Type.String(),
  lastSuccessfulBatchId: Type.Optional(Type.String()),
  lastFailedBatchId: Type.Optional(Type.String()),
  imsOrg: Type.String(),
  sandboxId: Type.String(),
  created: Type.Integer(),
  updated: Type.Integer(),
})
export type LastBatches = Static<typeof LastBatches>

const links = { _links: Type.Object({ self: Type.Object({ href: Type.String() }) }) }

/** A file of a batch in Data Access. The link leads to what it consists of. Times are epoch milliseconds, as text. */
export const BatchFile = Type.Object({
  dataSetFileId: Type.String(),
  dataSetViewId: Type.String(),
  version: Type.String(),
  created: Type.String(),
  updated: Type.String(),
  isValid: Type.Boolean(),
  ...links,
})
export type BatchFile = Static<typeof BatchFile>

/** A file that can be downloaded, from the link. `length` is its size in bytes, as text. */
export const DownloadFile = Type.Object({
  name: Type.String(),
  length: Type.String(),
  ...links,
})
export type DownloadFile = Static<typeof DownloadFile>

/** What Data Access lists. */
export const exportPageOf = <Item extends Type.TSchema>(item: Item) =>
  Type.Object({
    data: Type.Array(item),
    _page: Type.Object({ limit: Type.Integer(), count: Type.Integer() }),
  })
