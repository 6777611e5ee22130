import { Type, type Static } from 'typebox'
import { SchemaRef } from './catalog.ts'
import { JsonObject } from './entity.ts'

/**
 * A message to an inlet of dataType `xdm`: the record is `body.xdmEntity`, and the header says where it belongs.
 *
 * @see Adobe, "Stream record data", "Stream time series data"
 */
export const XdmMessage = Type.Object({
  header: Type.Object({
    schemaRef: SchemaRef,
    imsOrgId: Type.Optional(Type.String()),
    datasetId: Type.Optional(Type.String()),
    flowId: Type.Optional(Type.String()),
  }),
  body: Type.Object({ xdmEntity: JsonObject }),
})
export type XdmMessage = Static<typeof XdmMessage>

/** The acknowledgement of one message: given only once the message is on disk. `receivedTimeMs` is epoch milliseconds. */
export const Acknowledgement = Type.Object({
  inletId: Type.String(),
  xactionId: Type.String({
    description: 'Names the message from here on: receivedTimeMs:position:flow.',
  }),
  receivedTimeMs: Type.Integer(),
})
export type Acknowledgement = Static<typeof Acknowledgement>

/** `POST /collection/batch/{inletId}` takes `{messages}` and always answers 207, an entry a message, in order. */
export const BatchAcknowledgement = Type.Object({
  inletId: Type.String(),
  batchId: Type.String(),
  receivedTimeMs: Type.Integer(),
  responses: Type.Array(
    Type.Union([
      Type.Object({ xactionId: Type.String() }),
      Type.Object({ statusCode: Type.Integer(), message: Type.String() }),
    ]),
  ),
})
export type BatchAcknowledgement = Static<typeof BatchAcknowledgement>

/**
 * What an inlet that requires authentication answers to who shows no valid token. `status` is text here, as documented.
 *
 * @see Adobe, "Streaming ingestion", authenticated collection
 */
export const InletRefusal = Type.Object({
  type: Type.String(),
  status: Type.Literal('401'),
  title: Type.Literal('Authorization'),
  report: Type.Object({ message: Type.String() }),
})
export type InletRefusal = Static<typeof InletRefusal>
