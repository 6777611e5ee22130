import { Type, type Static } from 'typebox'
import { entityFields, JsonObject, SecretsSet, SpecRef, State } from './entity.ts'

/** A step between source and target: `Mapping` with `{mappingId, mappingVersion}`, `Copy`, `Encryption`. */
export const Transformation = Type.Object({
  name: Type.String({ minLength: 1 }),
  params: JsonObject,
})
export type Transformation = Static<typeof Transformation>

/** A POST to `/flows`: joins sources and a target with a mapping and a schedule, after a flow spec. */
export const NewFlow = Type.Object({
  name: Type.String({ minLength: 1 }),
  description: Type.Optional(Type.String()),
  flowSpec: SpecRef,
  sourceConnectionIds: Type.Optional(Type.Array(Type.String())),
  targetConnectionIds: Type.Optional(Type.Array(Type.String())),
  transformations: Type.Optional(Type.Array(Transformation)),
  scheduleParams: Type.Optional(JsonObject),
  options: Type.Optional(JsonObject),
})
export type NewFlow = Static<typeof NewFlow>

/** What was last done to a flow. `started` is epoch milliseconds; `updated` is how often it was told of since: never. */
export const LastOperation = Type.Object({
  started: Type.Integer(),
  updated: Type.Integer(),
  operation: Type.String(),
})
export type LastOperation = Static<typeof LastOperation>

/** The flow's newest run. Times are epoch milliseconds, `completedAtUTC` is null while it runs. */
export const LastRunDetails = Type.Object({
  id: Type.String(),
  state: Type.String(),
  startedAtUTC: Type.Integer(),
  completedAtUTC: Type.Union([Type.Integer(), Type.Null()]),
})
export type LastRunDetails = Static<typeof LastRunDetails>

const Inherited = Type.Object({
  id: Type.String(),
  connectionSpec: SpecRef,
  baseConnection: Type.Optional(Type.Object({ id: Type.String(), connectionSpec: SpecRef })),
})

/** A flow as read. `runs` is the path under which its runs are listed. */
export const Flow = Type.Object({
  ...entityFields,
  ...NewFlow.properties,
  state: State,
  inheritedAttributes: Type.Optional(
    Type.Object({
      sourceConnections: Type.Array(Inherited),
      targetConnections: Type.Array(Inherited),
      properties: Type.Optional(JsonObject),
    }),
  ),
  secrets: Type.Optional(SecretsSet),
  runs: Type.String(),
  lastOperation: Type.Optional(LastOperation),
  lastRunDetails: Type.Optional(LastRunDetails),
})
export type Flow = Static<typeof Flow>
