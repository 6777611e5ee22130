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

/** Each is looked up. */
const MOST_PREDECESSORS = 100

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
  predecessors: Type.Optional(Type.Array(RunPredecessor, { maxItems: MOST_PREDECESSORS })),
  metrics: Type.Optional(RunMetrics),
  activities: Type.Optional(Type.Array(RunActivity)),
  recordTypes: Type.Optional(Type.Array(Type.Unknown())),
}

/** Adobe's published contract spells both of these so; they mean `activities` and `etag`. */
const misspelt = {
  activites: Type.Optional(Type.Array(RunActivity, { description: 'Taken for `activities`.' })),
  eTag: Type.Optional(Type.String({ description: 'Ignored, as is all that the service keeps.' })),
}

/**
 * A POST to `/runs`: starts a flow on demand, or reports a run that something else does, if it says `metrics`. Also a PUT to
 * a run: each field that is named is replaced as a whole, and what is left out stays.
 */
export const NewRun = Type.Object({
  flowId: Type.Optional(Type.String({ description: 'Required.' })),
  flowSpec: Type.Optional(SpecRef),
  ...reportedFields,
  ...misspelt,
})
export type NewRun = Static<typeof NewRun>

/** One run of a flow. A stream has one run for each hour (UTC) in which it moved data. */
export const Run = Type.Object({
  ...entityFields,
  flowId: Type.String(),
  flowSpec: SpecRef,
  ...reportedFields,
  metrics: RunMetrics,
})
export type Run = Static<typeof Run>
