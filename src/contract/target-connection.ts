import { Type, type Static } from 'typebox'
import { entityFields, InheritedBase, SecretsSet, SpecRef, State } from './entity.ts'

/** The XDM schema of the target, `version` as a media type: `application/vnd.adobe.xed-full+json;version=1`. */
export const TargetSchemaRef = Type.Object({
  id: Type.String(),
  version: Type.Optional(Type.String()),
})

const TargetData = Type.Object(
  { format: Type.Optional(Type.String()), schema: Type.Optional(TargetSchemaRef) },
  { additionalProperties: true },
)

const TargetParams = Type.Object(
  { dataSetId: Type.Optional(Type.String()) },
  { additionalProperties: true },
)

/** A POST to `/targetConnections`: which dataset the data goes to. */
export const NewTargetConnection = Type.Object({
  name: Type.String({ minLength: 1 }),
  description: Type.Optional(Type.String()),
  providerId: Type.Optional(Type.String()),
  baseConnectionId: Type.Optional(
    Type.String({ description: 'Of targets that take credentials.' }),
  ),
  data: Type.Optional(TargetData),
  params: Type.Optional(TargetParams),
  connectionSpec: SpecRef,
})
export type NewTargetConnection = Static<typeof NewTargetConnection>

/** A target connection as read. */
export const TargetConnection = Type.Object({
  ...entityFields,
  ...NewTargetConnection.properties,
  secrets: Type.Optional(SecretsSet),
  inheritedAttributes: Type.Optional(InheritedBase),
  state: State,
})
export type TargetConnection = Static<typeof TargetConnection>
