import { Type, type Static } from 'typebox'
import { JsonObject } from './entity.ts'
import { SearchRequest } from './search.ts'

/** A JSON Schema, draft-07 as a rule, kept exactly as its author wrote it. */
export const SchemaDocument = JsonObject
export type SchemaDocument = Static<typeof SchemaDocument>

const open = { additionalProperties: true } as const

/** One way to authenticate: `spec` is the schema of a connection's `auth.params`. */
export const AuthSpec = Type.Object(
  {
    name: Type.String({ minLength: 1 }),
    type: Type.Optional(Type.String()),
    spec: SchemaDocument,
  },
  open,
)
export type AuthSpec = Static<typeof AuthSpec>

/** A named schema: `transformationSpecs`, `optionSpec`, `scheduleSpec`, `runSpec`. */
export const NamedSpec = Type.Object(
  {
    name: Type.Optional(Type.String()),
    type: Type.Optional(Type.String()),
    spec: Type.Optional(SchemaDocument),
  },
  open,
)
export type NamedSpec = Static<typeof NamedSpec>

/** Adobe's documents show a list of permissions, and in one place a single one. */
const Permissions = Type.Union([Type.Array(JsonObject), JsonObject])

/** Which permissions viewing and managing a spec's connections takes. */
export const PermissionsInfo = Type.Object(
  { view: Type.Optional(Permissions), manage: Type.Optional(Permissions) },
  open,
)
export type PermissionsInfo = Static<typeof PermissionsInfo>

/** What both kinds of spec consist of. */
const specFields = {
  name: Type.String({ minLength: 1 }),
  providerId: Type.String({ minLength: 1 }),
  description: Type.Optional(Type.String()),
  type: Type.Optional(Type.String()),
  attributes: Type.Optional(JsonObject),
  permissionsInfo: Type.Optional(PermissionsInfo),
  entitlementInfo: Type.Optional(Type.Unknown()),
  policy: Type.Optional(Type.Unknown()),
}

const connectionSpecFields = {
  ...specFields,
  authSpec: Type.Optional(Type.Array(AuthSpec)),
  encryptionSpecs: Type.Optional(Type.Array(NamedSpec)),
  sourceSpec: Type.Optional(
    Type.Object(
      {
        name: Type.Optional(Type.String()),
        type: Type.Optional(Type.String()),
        spec: Type.Optional(SchemaDocument),
        attributes: Type.Optional(JsonObject),
      },
      open,
    ),
  ),
  targetSpec: Type.Optional(NamedSpec),
  exploreSpec: Type.Optional(JsonObject),
}

const flowSpecFields = {
  ...specFields,
  sourceConnectionSpecIds: Type.Optional(Type.Array(Type.String())),
  targetConnectionSpecIds: Type.Optional(Type.Array(Type.String())),
  transformationSpecs: Type.Optional(Type.Array(NamedSpec)),
  optionSpec: Type.Optional(NamedSpec),
  scheduleSpec: Type.Optional(NamedSpec),
  runSpec: Type.Optional(NamedSpec),
}

const version = Type.Optional(
  Type.String({ minLength: 1, description: '`1.0` if it is left out.' }),
)

/** The body that makes or replaces a connection spec. What else it has is kept as it is sent. */
export const NewConnectionSpec = Type.Object({ ...connectionSpecFields, version }, open)
export type NewConnectionSpec = Static<typeof NewConnectionSpec>

const AliasedTransformations = Type.Optional(
  Type.Array(NamedSpec, { description: 'Another name of `transformationSpecs`; give one.' }),
)

/** The body that makes or replaces a flow spec. What else it has is kept as it is sent. */
export const NewFlowSpec = Type.Object(
  {
    ...flowSpecFields,
    version,
    transformationSpec: AliasedTransformations,
    transformationSpecDTOS: AliasedTransformations,
  },
  open,
)
export type NewFlowSpec = Static<typeof NewFlowSpec>

/** What a spec has that an organisation made itself, in one of its sandboxes; shipped specs have none of it. */
const ownFields = {
  createdAt: Type.Optional(
    Type.Integer({ description: 'In epoch milliseconds. Only specs that an organisation made.' }),
  ),
  updatedAt: Type.Optional(Type.Integer()),
  createdBy: Type.Optional(Type.String()),
  updatedBy: Type.Optional(Type.String()),
  createdClient: Type.Optional(Type.String()),
  updatedClient: Type.Optional(Type.String()),
  sandboxId: Type.Optional(Type.String()),
  sandboxName: Type.Optional(Type.String()),
  imsOrgId: Type.Optional(Type.String()),
  etag: Type.Optional(Type.String()),
}

/** How a source authenticates (`authSpec`), what is selected in it (`sourceSpec`), how it is explored (`exploreSpec`). */
export const ConnectionSpec = Type.Object(
  {
    id: Type.String(),
    version: Type.String(),
    ...connectionSpecFields,
    attributes: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        description:
          '`isRunnable` tells whether a connector for this spec exists here: flows of others can be set up, and do not run. `isIdVerified: false` marks an id that Adobe’s documents leave in doubt.',
      }),
    ),
    ...ownFields,
  },
  open,
)
export type ConnectionSpec = Static<typeof ConnectionSpec>

/** Which sources a flow may join to which targets, with which transformations, options and schedule. */
export const FlowSpec = Type.Object(
  { id: Type.String(), version: Type.String(), ...flowSpecFields, ...ownFields },
  open,
)
export type FlowSpec = Static<typeof FlowSpec>

/** The body of `POST /flowSpecs/search` and `POST /connectionSpecs/search`. */
export const SpecSearchRequest = Type.Object({
  ...SearchRequest.properties,
  groupByProperty: Type.Optional(
    Type.String({ description: 'A field: specs that agree in it stand together.' }),
  ),
  projectionFields: Type.Optional(
    Type.String({
      description: 'Fields with commas between them: no others are given, but the id.',
    }),
  ),
})
export type SpecSearchRequest = Static<typeof SpecSearchRequest>

/** A spec as a search gives it: whole, or the asked fields of it. */
export const FoundSpec = Type.Object({ id: Type.String() }, open)
