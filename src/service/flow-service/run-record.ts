import type { NewRun, Run } from '#contract/run.ts'
import { newEtag } from '../http/etag.ts'
import type { Caller } from '../tenant.ts'
import type { Sources } from './entities.ts'

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
  { now, random }: Pick<Sources, 'now' | 'random'>,
): Run {
  const at = now()
  const etag = newEtag(at, random())
  return {
    ...before,
    ...(activites && { activities: activites }),
    ...report,
    ...given,
    createdAt: before?.createdAt ?? at,
    updatedAt: at,
    createdBy: before?.createdBy ?? caller.userId,
    updatedBy: caller.userId,
    createdClient: before?.createdClient ?? caller.clientId,
    updatedClient: caller.clientId,
    sandboxId: caller.sandbox.id,
    sandboxName: caller.sandbox.name,
    imsOrgId: caller.orgId,
    version: etag,
    etag,
  }
}
