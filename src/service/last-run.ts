import type { LastRunDetails } from '#contract/flow.ts'
import type { Run } from '#contract/run.ts'
import { sampleSpellingOf } from './flow-service/run-status.ts'

/** What a flow tells of a run, its status in one spelling so that lists can be filtered by it. A run that does not say when it started has done so when it was made. */
export function lastRunDetailsOf({ id, createdAt, metrics }: Run): LastRunDetails {
  const { durationSummary, statusSummary } = metrics
  return {
    id,
    state: sampleSpellingOf(statusSummary?.status ?? 'inProgress'),
    startedAtUTC: durationSummary?.startedAtUTC ?? createdAt,
    completedAtUTC: durationSummary?.completedAtUTC ?? null,
  }
}

/** Whether a flow's last run is this one from now on: it is the same run, or one that started no earlier. */
export const isLaterRun = (details: LastRunDetails, known: LastRunDetails | undefined): boolean =>
  known === undefined || known.id === details.id || known.startedAtUTC <= details.startedAtUTC
