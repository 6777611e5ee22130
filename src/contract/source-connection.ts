import { Type, type Static } from 'typebox'
import { entityFields, InheritedBase, JsonObject, SecretsSet, SpecRef, State } from './entity.ts'

/** How the source's data is laid out. Streams ignore it and answer with null `schema` and `properties`. */
export const SourceData = Type.Object(
  {
    format: Type.Optional(Type.String()),
    schema: Type.Optional(Type.Unknown()),
    properties: Type.Optional(Type.Unknown()),
    columnDelimiter: Type.Optional(
      Type.Unknown({ description: 'The older place of properties.columnDelimiter.' }),
    ),
  },
  { additionalProperties: true },
)

/** A POST to `/sourceConnections`: which data of a base connection to take. */
export const NewSourceConnection = Type.Object({
  name: Type.String({ minLength: 1 }),
  description: Type.Optional(Type.String()),
  providerId: Type.Optional(Type.String()),
  baseConnectionId: Type.Optional(Type.String()),
  connectionId: Type.Optional(
    Type.String({ description: 'The older name of baseConnectionId, still accepted.' }),
  ),
  data: Type.Optional(SourceData),
  params: Type.Optional(JsonObject),
  connectionSpec: SpecRef,
})
export type NewSourceConnection = Static<typeof NewSourceConnection>

/**
 * A source connection as read. A streaming one has its inlet in `params`: `inletId` (64 hex digits),
 * `inletUrl`, `dataType` (`raw` or `xdm`), `sourceId` and `name`.
 */
export const SourceConnection = Type.Object({
  ...entityFields,
  name: Type.String(),
  description: Type.Optional(Type.String()),
  providerId: Type.Optional(Type.String()),
  baseConnectionId: Type.Optional(Type.String()),
  state: State,
  data: Type.Optional(SourceData),
  params: Type.Optional(JsonObject),
  secrets: Type.Optional(SecretsSet),
  connectionSpec: SpecRef,
  inheritedAttributes: Type.Optional(InheritedBase),
})
export type SourceConnection = Static<typeof SourceConnection>
