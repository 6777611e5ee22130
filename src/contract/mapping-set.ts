import { Type, type Static } from 'typebox'

/**
 * One mapping in either naming scheme: `sourceAttribute` and `destinationXdmPath`, or `source`, `destination` and
 * `sourceType`. Paths are dotted; `sourceType` is ATTRIBUTE unless said otherwise.
 */
export const NewMapping = Type.Object(
  {
    sourceAttribute: Type.Optional(Type.String()),
    destinationXdmPath: Type.Optional(Type.String()),
    sourceType: Type.Optional(Type.String()),
    source: Type.Optional(Type.String()),
    destination: Type.Optional(Type.String()),
    name: Type.Optional(Type.String()),
    description: Type.Optional(Type.String()),
    identity: Type.Optional(Type.Boolean()),
    version: Type.Optional(Type.Integer()),
  },
  { additionalProperties: true },
)
export type NewMapping = Static<typeof NewMapping>

/** A POST to `/conversion/mappingSets`: `xdmSchema` is the schema's `$id` or `meta:altId`, or `outputSchema` names it. */
export const NewMappingSet = Type.Object(
  {
    version: Type.Optional(Type.Integer()),
    xdmSchema: Type.Optional(Type.String()),
    xdmVersion: Type.Optional(Type.String()),
    outputSchema: Type.Optional(
      Type.Object({
        schemaRef: Type.Object({ id: Type.String(), contentType: Type.Optional(Type.String()) }),
      }),
    ),
    mappings: Type.Array(NewMapping, { minItems: 1 }),
  },
  { additionalProperties: true },
)
export type NewMappingSet = Static<typeof NewMappingSet>

/** A mapping as read: both naming schemes filled. */
export const Mapping = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  sourceType: Type.String(),
  source: Type.String(),
  destination: Type.String(),
  sourceAttribute: Type.String(),
  destinationXdmPath: Type.String(),
  name: Type.Optional(Type.String()),
  description: Type.Optional(Type.String()),
  identity: Type.Boolean(),
})
export type Mapping = Static<typeof Mapping>

/** The answer to a POST or PUT: times in epoch milliseconds, `version` counts the PUTs. */
export const MappingSetRef = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  createdDate: Type.Integer(),
  modifiedDate: Type.Integer(),
  createdBy: Type.String(),
  modifiedBy: Type.String(),
})
export type MappingSetRef = Static<typeof MappingSetRef>

/** A mapping set as read. */
export const MappingSet = Type.Object({
  ...MappingSetRef.properties,
  xdmSchema: Type.String(),
  xdmVersion: Type.String(),
  outputSchema: Type.Object({
    schemaRef: Type.Object({ id: Type.String(), contentType: Type.String() }),
  }),
  mappings: Type.Array(Mapping),
})
export type MappingSet = Static<typeof MappingSet>
