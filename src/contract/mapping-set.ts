import { Type, type Static } from 'typebox'
import { JsonObject } from './entity.ts'

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
    primaryIdentity: Type.Optional(Type.Boolean()),
    identityGroup: Type.Optional(Type.Unknown()),
    namespaceCode: Type.Optional(Type.Unknown()),
    version: Type.Optional(Type.Integer()),
  },
  { additionalProperties: true },
)
export type NewMapping = Static<typeof NewMapping>

const Tag = Type.Object({ name: Type.String(), values: Type.Optional(Type.Array(Type.String())) })

/** What a set says of itself beside its mappings: kept as sent. */
const described = {
  name: Type.Optional(Type.String()),
  inputSchema: Type.Optional(JsonObject),
  tags: Type.Optional(Type.Array(Tag)),
  allowNullValues: Type.Optional(Type.Boolean()),
  strictMapping: Type.Optional(Type.Boolean()),
}

/** A POST to `/conversion/mappingSets`: `xdmSchema` is the schema's `$id` or `meta:altId`, or `outputSchema` names it. */
export const NewMappingSet = Type.Object(
  {
    ...described,
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

const stamps = {
  createdDate: Type.Integer(),
  modifiedDate: Type.Integer(),
  createdBy: Type.String(),
  modifiedBy: Type.String(),
}

/** A mapping as read: both naming schemes filled. */
export const Mapping = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  ...Type.Partial(Type.Object(stamps)).properties,
  sourceType: Type.String(),
  source: Type.String(),
  destination: Type.String(),
  sourceAttribute: Type.String(),
  destinationXdmPath: Type.String(),
  name: Type.Optional(Type.String()),
  description: Type.Optional(Type.String()),
  identity: Type.Boolean(),
  primaryIdentity: Type.Optional(Type.Boolean()),
  identityGroup: Type.Optional(Type.Unknown()),
  namespaceCode: Type.Optional(Type.Unknown()),
  matchScore: Type.Optional(Type.Number()),
  functionVersion: Type.Optional(Type.Integer()),
})
export type Mapping = Static<typeof Mapping>

/** The answer to a POST or PUT: times in epoch milliseconds, `version` counts the PUTs. */
export const MappingSetRef = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  ...stamps,
})
export type MappingSetRef = Static<typeof MappingSetRef>

const ReadSchemaRef = Type.Object({ id: Type.String(), contentType: Type.String() })

/**
 * A mapping set as read. `xdmVersion` is the version of the schema, as its major or with its minor. The id of
 * `outputSchema` is the same for the same reference to a schema; it has the schema itself, composed, if the request asked
 * to expand it. Sets that are stored already may lack what is optional here.
 */
export const MappingSet = Type.Object({
  ...MappingSetRef.properties,
  ...described,
  xdmSchema: Type.String(),
  xdmVersion: Type.String(),
  schemaRef: Type.Optional(ReadSchemaRef),
  outputSchema: Type.Object({
    ...Type.Partial(MappingSetRef).properties,
    schemaRef: ReadSchemaRef,
    jsonSchema: Type.Optional(JsonObject),
  }),
  supportVersion: Type.Optional(Type.String()),
  status: Type.Optional(Type.Enum(['DRAFT', 'PUBLISHED'])),
  mappings: Type.Array(Mapping),
})
export type MappingSet = Static<typeof MappingSet>
