import { Type, type Static } from 'typebox'
import { entityFields, SpecRef } from './entity.ts'

/** What a run has moved so far. Times are epoch milliseconds, `completedAtUTC` null while it runs. */
export const RunMetrics = Type.Object({
  durationSummary: Type.Object({
    startedAtUTC: Type.Integer(),
    completedAtUTC: Type.Union([Type.Integer(), Type.Null()]),
  }),
  sizeSummary: Type.Object({ inputBytes: Type.Integer(), outputBytes: Type.Integer() }),
  recordSummary: Type.Object({
    inputRecordCount: Type.Integer(),
    outputRecordCount: Type.Integer(),
    createdRecordCount: Type.Integer(),
    failedRecordCount: Type.Integer(),
    warningRecordCount: Type.Integer({
      description: 'Records that were stored, but without a field that could not be mapped.',
    }),
  }),
  fileSummary: Type.Object({ outputFileCount: Type.Integer() }),
  statusSummary: Type.Object({ status: Type.Enum(['inProgress', 'success', 'failed']) }),
})
export type RunMetrics = Static<typeof RunMetrics>

/** One run of a flow. A stream has one run for each hour (UTC) in which it moved data. */
export const Run = Type.Object({
  ...entityFields,
  flowId: Type.String(),
  flowSpec: SpecRef,
  metrics: RunMetrics,
})
export type Run = Static<typeof Run>
