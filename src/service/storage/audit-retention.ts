import { setTimeout as wait } from 'node:timers/promises'
import type { AuditStore } from './audit-store.ts'

const DAY = 24 * 60 * 60 * 1000

/** So few are forgotten at once that no write waits for long. */
const BATCH = 500

/** Milliseconds in which others write, before the next are forgotten. */
const PAUSE = 20

interface RetentionParts {
  store: Pick<AuditStore, 'prune'>
  /** How long an event is kept. */
  days: number
  /** Epoch milliseconds. */
  now: () => number
  /** Between two batches. */
  pause?: () => Promise<unknown>
}

/**
 * Forgets the events of the audit log that are older than they need be, a few at a time.
 *
 * @param stop ends it after the present batch; what is left goes the next time.
 * @returns how many were forgotten.
 */
export async function forgetOldEvents(
  { store, days, now, pause = () => wait(PAUSE) }: RetentionParts,
  stop: AbortSignal,
): Promise<number> {
  const before = now() - days * DAY
  let forgotten = 0
  while (!stop.aborted) {
    const batch = await store.prune(before, BATCH)
    forgotten += batch
    if (batch < BATCH) break
    await pause()
  }
  return forgotten
}
