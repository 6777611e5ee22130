import type { JsonObject } from '#contract/entity.ts'
import { ApiProblem } from '../../api/api-problem.ts'
import { jsonDiff, type PatchStep } from './json-diff.ts'
import { threeWayMerge, type Overlap } from './three-way-merge.ts'

/** A document as it was at a version. */
export interface Version {
  etag: string
  document: JsonObject
}

export type SaveOutcome =
  | { kind: 'saved'; fromTheirs: string[][] }
  /** Both changed these; `theirs` is what the edit goes on from once each is decided. */
  | { kind: 'overlaps'; overlaps: Overlap[]; theirs: Version; merged: JsonObject }

/** Someone who saves more often than this meanwhile is a script, and would never let go. */
const ATTEMPTS = 5

interface Save {
  /** The version that the edit began from. */
  base: Version
  mine: JsonObject
  patch: (etag: string, steps: PatchStep[]) => Promise<unknown>
  read: () => Promise<Version>
}

/**
 * Saves what changed since the version that the edit began from. When someone else saved in between, merges what does
 * not overlap and saves again.
 *
 * @throws {ApiProblem} for any other refusal, and when others were quicker each time.
 */
export async function saveEdit({ base, mine, patch, read }: Save): Promise<SaveOutcome> {
  const fromTheirs: string[][] = []
  let [since, document] = [base, mine]
  for (let attempt = 1; ; attempt += 1) {
    const steps = jsonDiff(since.document, document)
    if (steps.length === 0 || (await isTaken(patch(since.etag, steps), attempt < ATTEMPTS)))
      return { kind: 'saved', fromTheirs }
    const theirs = await read()
    const merge = threeWayMerge(since.document, theirs.document, document)
    if (merge.overlaps.length > 0)
      return { kind: 'overlaps', overlaps: merge.overlaps, theirs, merged: merge.merged }
    fromTheirs.push(...merge.fromTheirs)
    ;[since, document] = [theirs, merge.merged]
  }
}

/** Whether a write was taken; not if a newer version was there, which is a refusal as any other for the last attempt. */
const isTaken = (write: Promise<unknown>, mayTryAgain: boolean): Promise<boolean> =>
  write.then(
    () => true,
    (problem: unknown) => {
      if (mayTryAgain && problem instanceof ApiProblem && problem.status === 412) return false
      throw problem
    },
  )
