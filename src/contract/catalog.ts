import { Type, type Static } from 'typebox'
import { JsonObject } from './entity.ts'

/** The XDM schema that a dataset's rows conform to, with the media type that names its version. */
export const SchemaRef = Type.Object({
  id: Type.String({ minLength: 1 }),
  contentType: Type.Optional(Type.String()),
})
export type SchemaRef = Static<typeof SchemaRef>

/** A POST to `/catalog/dataSets`. `fileDescription` and `tags` are kept as sent. */
export const NewDataSet = Type.Object({
  name: Type.String({ minLength: 1 }),
  description: Type.Optional(Type.String()),
  schemaRef: SchemaRef,
  fileDescription: Type.Optional(JsonObject),
  tags: Type.Optional(JsonObject),
})
export type NewDataSet = Static<typeof NewDataSet>

/** A PATCH of `/catalog/dataSets/{id}`: tags are merged by name, and a tag that is null is removed. */
export const DataSetPatch = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1 })),
    description: Type.Optional(Type.String()),
    tags: Type.Optional(JsonObject),
  },
  { additionalProperties: false, minProperties: 1 },
)
export type DataSetPatch = Static<typeof DataSetPatch>

/** A dataset as read. Catalog answers `{[id]: DataSet}`, without the id inside. Times are epoch milliseconds. */
export const DataSet = Type.Object({
  ...NewDataSet.properties,
  version: Type.String(),
  imsOrg: Type.String(),
  sandboxId: Type.String(),
  created: Type.Integer(),
  updated: Type.Integer(),
  createdClient: Type.String(),
  createdUser: Type.String(),
  updatedUser: Type.String(),
  files: Type.String(),
  status: Type.String(),
})
export type DataSet = Static<typeof DataSet>

/** What one commit of a flow added to a dataset. */
export const Batch = Type.Object({
  imsOrg: Type.String(),
  sandboxId: Type.String(),
  status: Type.Literal('success'),
  created: Type.Integer(),
  updated: Type.Integer(),
  completed: Type.Integer(),
  relatedObjects: Type.Array(Type.Object({ type: Type.String(), id: Type.String() })),
  metrics: Type.Object({
    inputRecordCount: Type.Integer(),
    outputRecordCount: Type.Integer(),
    failedRecordCount: Type.Integer(),
    outputByteSize: Type.Integer(),
    startTime: Type.Integer(),
    endTime: Type.Integer(),
  }),
})
export type Batch = Static<typeof Batch>
