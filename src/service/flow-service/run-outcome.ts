import type { RunMetrics } from '#contract/run-metrics.ts'

/**
 * The metrics of a run of a source that nothing here can read: it has failed at once, and says why.
 *
 * The run is stored as failed in the one write that makes it, so that the etag of that answer stays the run's until somebody
 * takes it over: a client that does the work elsewhere reports it by PUT with that etag, and may turn it from failed to in
 * progress and on to success. A failure that came later would change the etag behind such a client's back.
 *
 * @param source the source's name, for people.
 * @param now epoch milliseconds.
 */
export function failedWithoutConnector(source: string, now: number): RunMetrics {
  return {
    durationSummary: { startedAtUTC: now, completedAtUTC: now },
    sizeSummary: { inputBytes: 0, outputBytes: 0 },
    recordSummary: {
      inputRecordCount: 0,
      outputRecordCount: 0,
      createdRecordCount: 0,
      failedRecordCount: 0,
    },
    fileSummary: { inputFileCount: 0, outputFileCount: 0 },
    statusSummary: {
      status: 'failed',
      errors: [
        {
          code: 'CONNECTOR-1001-500',
          message: `No connector for the source ${source} is installed here, so nothing was read.`,
        },
      ],
    },
  }
}
