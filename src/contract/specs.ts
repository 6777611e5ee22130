import { Type, type Static } from 'typebox'
import { JsonObject } from './entity.ts'

/** A JSON Schema, draft-07 as a rule, kept exactly as its author wrote it. */
export const SchemaDocument = JsonObject
export type SchemaDocument = Static<typeof SchemaDocument>

/** One way to authenticate: `spec` is the schema of a connection's `auth.params`. */
export const AuthSpec = Type.Object({
  name: Type.String(),
  type: Type.Optional(Type.String()),
  spec: SchemaDocument,
})
export type AuthSpec = Static<typeof AuthSpec>

/** A named schema: `transformationSpecs`, `optionSpec`, `scheduleSpec`, `runSpec`. */
export const NamedSpec = Type.Object({
  name: Type.Optional(Type.String()),
  type: Type.Optional(Type.String()),
  spec: Type.Optional(SchemaDocument),
})
export type NamedSpec = Static<typeof NamedSpec>

/** Which permissions viewing and managing a spec's connections takes. */
export const PermissionsInfo = Type.Object({
  view: Type.Optional(Type.Array(JsonObject)),
  manage: Type.Optional(Type.Array(JsonObject)),
})
export type PermissionsInfo = Static<typeof PermissionsInfo>

/** How a source authenticates (`authSpec`), what is selected in it (`sourceSpec`), how it is explored (`exploreSpec`). */
export const ConnectionSpec = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    description: Type.Optional(Type.String()),
    providerId: Type.String(),
    version: Type.String(),
    type: Type.Optional(Type.String()),
    authSpec: Type.Optional(Type.Array(AuthSpec)),
    sourceSpec: Type.Optional(
      Type.Object(
        { spec: Type.Optional(SchemaDocument), attributes: Type.Optional(JsonObject) },
        { additionalProperties: true },
      ),
    ),
    targetSpec: Type.Optional(NamedSpec),
    exploreSpec: Type.Optional(JsonObject),
    attributes: Type.Optional(JsonObject),
    permissionsInfo: Type.Optional(PermissionsInfo),
    createdAt: Type.Optional(
      Type.Integer({
        description: 'Of a self-serve spec, as are the sandbox and the organisation.',
      }),
    ),
    sandboxId: Type.Optional(Type.String()),
    sandboxName: Type.Optional(Type.String()),
    imsOrgId: Type.Optional(Type.String()),
  },
  { additionalProperties: true },
)
export type ConnectionSpec = Static<typeof ConnectionSpec>

/** Which sources a flow may join to which targets, with which transformations, options and schedule. */
export const FlowSpec = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    providerId: Type.String(),
    version: Type.String(),
    sourceConnectionSpecIds: Type.Optional(Type.Array(Type.String())),
    targetConnectionSpecIds: Type.Optional(Type.Array(Type.String())),
    transformationSpecs: Type.Optional(Type.Array(NamedSpec)),
    optionSpec: Type.Optional(NamedSpec),
    scheduleSpec: Type.Optional(NamedSpec),
    runSpec: Type.Optional(NamedSpec),
    attributes: Type.Optional(JsonObject),
    permissionsInfo: Type.Optional(PermissionsInfo),
  },
  { additionalProperties: true },
)
export type FlowSpec = Static<typeof FlowSpec>
