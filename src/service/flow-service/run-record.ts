import type { NewRun, Run } from '#contract/run.ts'
import type { Caller } from '../tenant.ts'
import type { Sources } from './entity-record.ts'
import { stampOf } from './entity-record.ts'

/** What of a run comes from its flow and from what was there before, not from who reports it. */
type Given = Pick<Run, 'id' | 'flowId' | 'flowSpec' | 'metrics'>

/**
 * A run as it is stored next: what was there before, over it what is reported, whatever its fields, and over both what the
 * service keeps itself.
 *
 * @param before undefined for a new run.
 */
export function runRecord(
  caller: Caller,
  { activites, eTag, ...report }: NewRun,
  given: Given,
  before: Run | undefined,
  sources: Pick<Sources, 'now' | 'random'>,
): Run {
  return {
    ...before,
    ...(activites && { activities: activites }),
    ...report,
    ...given,
    ...stampOf(caller, before, sources),
  }
}
