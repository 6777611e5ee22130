import { Type, type Static } from 'typebox'
import { entityFields, JsonObject, SpecRef } from './entity.ts'
import { RunMetrics, runSummaries } from './run-metrics.ts'

/** A part of a run: the copy from the source, or the promotion into the dataset. */
export const RunActivity = Type.Object({
  id: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  updatedAtUTC: Type.Optional(Type.Integer()),
  ...runSummaries,
  sourceInfo: Type.Optional(Type.Array(JsonObject)),
  targetInfo: Type.Optional(Type.Array(JsonObject)),
})
export type RunActivity = Static<typeof RunActivity>

/** A run of another flow that this one waits for. */
export const RunPredecessor = Type.Object({
  flowId: Type.Optional(Type.String()),
  flowRunId: Type.Optional(Type.String()),
  flowSpec: Type.Optional(JsonObject),
})
export type RunPredecessor = Static<typeof RunPredecessor>

/** What whoever does the work tells of a run. Other fields are kept as they come. */
const reportedFields = {
  providerRefId: Type.Optional(
    Type.String({ description: 'What the run is called where it is done.' }),
  ),
  parentFlowRunId: Type.Optional(Type.String()),
  childFlowRunIds: Type.Optional(Type.Array(Type.String())),
  params: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), {
      description:
        'Of a run on demand: `startTime`, `windowStartTime` and `windowEndTime` in epoch seconds, as numbers or as text, and `deltaColumn` for a table.',
    }),
  ),
  predecessors: Type.Optional(Type.Array(RunPredecessor)),
  metrics: Type.Optional(RunMetrics),
  activities: Type.Optional(Type.Array(RunActivity)),
  recordTypes: Type.Optional(Type.Array(Type.Unknown())),
}

/** Adobe's published contract misspells the name; it means `activities`, and is taken for it. */
const misspelt = { activites: Type.Optional(Type.Array(RunActivity)) }

/** A POST to `/runs`: starts a flow on demand, or reports a run that something else does, if it says `metrics`. */
export const NewRun = Type.Object({
  flowId: Type.Optional(Type.String({ description: 'Required.' })),
  flowSpec: Type.Optional(SpecRef),
  ...reportedFields,
  ...misspelt,
})
export type NewRun = Static<typeof NewRun>

/** A PUT to a run: what is named is replaced as a whole, what is left out stays. */
export const RunUpdate = NewRun
export type RunUpdate = NewRun

/** One run of a flow. A stream has one run for each hour (UTC) in which it moved data. */
export const Run = Type.Object({
  ...entityFields,
  flowId: Type.String(),
  flowSpec: SpecRef,
  ...reportedFields,
  metrics: RunMetrics,
})
export type Run = Static<typeof Run>

/** A flow's last run, as the flow tells of it. */
export const LastRunDetails = Type.Object({
  id: Type.String(),
  state: Type.Optional(Type.String()),
  startedAtUTC: Type.Optional(Type.Integer()),
  completedAtUTC: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
})
export type LastRunDetails = Static<typeof LastRunDetails>
