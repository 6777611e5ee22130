import type { RunMetrics } from '#contract/run-metrics.ts'

/** How a run stands, for the eye: one that lost records, or fields of them, is a success to the API. */
export type RunOutcome =
  | 'waiting'
  | 'inProgress'
  | 'success'
  | 'incomplete'
  | 'partial'
  | 'failed'
  | 'unknown'

/** Statuses come as whoever ran it spells them: `partialSuccess`, `partial_success`, `PARTIAL_SUCCESS`. */
const OUTCOMES: Record<string, RunOutcome> = {
  queued: 'waiting',
  scheduled: 'waiting',
  inprogress: 'inProgress',
  success: 'success',
  completed: 'success',
  partialsuccess: 'partial',
  partialfailure: 'partial',
  failed: 'failed',
}

/** What a status alone tells. @param status in any spelling. */
export const outcomeOfStatus = (status: string): RunOutcome =>
  OUTCOMES[status.toLowerCase().replaceAll('_', '')] ?? 'unknown'

export function outcomeOf({ statusSummary, recordSummary }: RunMetrics): RunOutcome {
  const outcome = outcomeOfStatus(statusSummary?.status ?? '')
  if (outcome !== 'success') return outcome
  if ((recordSummary?.failedRecordCount ?? 0) > 0) return 'partial'
  return (recordSummary?.warningRecordCount ?? 0) > 0 ? 'incomplete' : outcome
}
