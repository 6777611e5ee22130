import { Type, type Static } from 'typebox'
import { JsonObject } from './entity.ts'
import { Violation } from './problem.ts'
import { Sandbox } from './sandbox.ts'
import { Permissions } from './token.ts'

/** A sign-in: the one-time code of the printed link, or the access token itself. */
export const SignIn = Type.Union([
  Type.Object({ code: Type.String({ minLength: 1 }) }),
  Type.Object({ token: Type.String({ minLength: 1 }) }),
])
export type SignIn = Static<typeof SignIn>

/**
 * Who is signed in, and what this session reaches. `orgId` goes into the organisation header of every request;
 * `reachesAllSandboxes` is false for one that is kept to those that are listed, which then makes no others.
 */
export const Session = Type.Object({
  userId: Type.String(),
  orgId: Type.String(),
  sandboxes: Type.Array(Sandbox),
  reachesAllSandboxes: Type.Boolean(),
  permissions: Permissions,
})
export type Session = Static<typeof Session>

/**
 * What was repaired in a schema so that its form works. `pointer` is a JSON Pointer to the schema at fault; `name` is the
 * dialect that was ignored, or the property that is required but declared nowhere.
 */
export const SchemaNote = Type.Object({
  kind: Type.Enum(['dialect-ignored', 'negation-repaired', 'property-undeclared']),
  pointer: Type.String(),
  name: Type.Optional(Type.String()),
})
export type SchemaNote = Static<typeof SchemaNote>

/** The console's module of precompiled validators for a schema, at `/console/validators/{hash}.js`. */
export const ValidatorRef = Type.Object({
  hash: Type.String({ pattern: '^[0-9a-f]{32}$' }),
  notes: Type.Array(SchemaNote),
})
export type ValidatorRef = Static<typeof ValidatorRef>

/** How many accounts and dataflows a source has, by its connection spec's id; sources that have none are left out. */
export const SourceCounts = Type.Record(
  Type.String(),
  Type.Object({ accounts: Type.Integer(), dataflows: Type.Integer() }),
)
export type SourceCounts = Static<typeof SourceCounts>

/** Where a row came from. `position` is the message's place in the log. */
export const RowOrigin = Type.Object({
  xactionId: Type.String(),
  flowId: Type.String(),
  batchId: Type.String(),
  receivedAt: Type.Integer(),
  position: Type.Integer(),
})
export type RowOrigin = Static<typeof RowOrigin>

/** Rows of a dataset, the newest first. `origins[i]` tells where `rows[i]` came from. `total` counts the whole dataset. */
export const DataSetRows = Type.Object({
  rows: Type.Array(JsonObject),
  origins: Type.Array(RowOrigin),
  total: Type.Integer(),
})
export type DataSetRows = Static<typeof DataSetRows>

/** At which stage a message failed, and why. Pointers go into the record; at the stage `parse`, into the message. */
const failure = {
  stage: Type.Enum(['parse', 'map', 'validate']),
  violations: Type.Array(Violation),
}

/** A message that could not be stored: where it stood, why, and its body as it came. */
export const FailedRecord = Type.Object({
  flowId: Type.String(),
  xactionId: Type.String(),
  position: Type.Integer(),
  receivedAt: Type.Integer(),
  failedAt: Type.Integer(),
  ...failure,
  body: Type.String(),
})
export type FailedRecord = Static<typeof FailedRecord>

/** What became of one message in a commit; `failure` is there when it was not stored. */
export const MessageOutcome = Type.Object({
  xactionId: Type.String(),
  receivedAt: Type.Integer(),
  loggedAt: Type.Integer(),
  mappedAt: Type.Integer(),
  validatedAt: Type.Integer(),
  storedAt: Type.Integer(),
  failure: Type.Optional(Type.Object(failure)),
})
export type MessageOutcome = Static<typeof MessageOutcome>

/**
 * What `GET /console/events` streams as server-sent events, of the caller's sandbox only. `data` of each is one of these.
 * `committed` follows a commit of the data plane, with at most 100 outcomes, the newest; `changed` follows a write of an entity.
 */
export const ConsoleEvent = Type.Union([
  Type.Object({
    type: Type.Literal('committed'),
    flowId: Type.String(),
    dataSetId: Type.String(),
    batchId: Type.String(),
    stored: Type.Integer(),
    failed: Type.Integer(),
    outcomes: Type.Array(MessageOutcome),
  }),
  Type.Object({ type: Type.Literal('changed'), kind: Type.String(), id: Type.String() }),
])
export type ConsoleEvent = Static<typeof ConsoleEvent>
