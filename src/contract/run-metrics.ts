import { Type, type Static } from 'typebox'
import { JsonObject } from './entity.ts'

const count = Type.Optional(Type.Integer())
const strings = Type.Optional(Type.Array(Type.String()))

/** What a provider adds beside the fields that are named. */
const extensions = Type.Optional(JsonObject)

/** Epoch milliseconds. `completedAtUTC` is null, or missing, while it runs. */
export const DurationSummary = Type.Object({
  startedAtUTC: count,
  completedAtUTC: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
  extensions,
})
export type DurationSummary = Static<typeof DurationSummary>

/** An error of a run, or why records failed or were skipped. `code` is one of Adobe's, such as `CONNECTOR-1001-500`. */
export const RunError = Type.Object({
  code: Type.Optional(Type.String()),
  message: Type.Optional(Type.String()),
  recordCount: count,
  details: extensions,
})
export type RunError = Static<typeof RunError>

const RecordSummary = Type.Object({
  inputRecordCount: count,
  outputRecordCount: count,
  createdRecordCount: count,
  updatedRecordCount: count,
  deletedRecordCount: count,
  skippedRecordCount: count,
  failedRecordCount: count,
  warningRecordCount: Type.Optional(
    Type.Integer({
      description:
        'In runs of a stream: records that were stored, but without a field that could not be mapped.',
    }),
  ),
  skippedInfo: Type.Optional(Type.Array(RunError)),
  failedInfo: Type.Optional(Type.Array(RunError)),
  targetSummaries: Type.Optional(Type.Array(JsonObject)),
  extensions,
})

const FileSummary = Type.Object({
  inputFileCount: count,
  outputFileCount: count,
  skippedFileCount: count,
  failedFileCount: count,
  manifest: extensions,
  activityRefs: strings,
  extensions,
})

const StatusSummary = Type.Object({
  status: Type.Optional(
    Type.String({
      description:
        'success, failed, partialSuccess, inProgress, queued or scheduled, in whatever spelling it was reported.',
    }),
  ),
  errors: Type.Optional(Type.Array(RunError)),
  activityRefs: strings,
  extensions,
})

/** The summaries that a run and each of its activities have. */
export const runSummaries = {
  durationSummary: Type.Optional(DurationSummary),
  latencySummary: Type.Optional(
    Type.Object({ minMs: count, maxMs: count, avgMs: count, extensions }),
  ),
  sizeSummary: Type.Optional(Type.Object({ inputBytes: count, outputBytes: count, extensions })),
  recordSummary: Type.Optional(RecordSummary),
  fileSummary: Type.Optional(FileSummary),
  statusSummary: Type.Optional(StatusSummary),
}

/** What a run has moved so far. */
export const RunMetrics = Type.Object({
  ...runSummaries,
  customSummary: extensions,
})
export type RunMetrics = Static<typeof RunMetrics>
