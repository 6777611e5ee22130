import type { AuditEvent } from '#contract/audit.ts'
import {
  auditRecord,
  auditScope,
  type AuditRecord,
  type AuditStore,
} from '../storage/audit-store.ts'
import type { AuditSources } from '../storage/audited-store.ts'
import type { Author } from '../tenant.ts'

/** Who did something for an organisation as a whole. */
export type Actor = Author & { orgId: string }

type What = Pick<AuditEvent, 'action' | 'kind'> & Partial<AuditEvent>

/** Refusals are free to cause, for anyone: more than these in a minute are counted, but not each recorded. */
const REFUSALS_A_MINUTE = 30
const MINUTE = 60_000

/** Tells of what is no write of a resource: tokens and sign-ins. */
export class AuditLog {
  readonly #store: AuditStore
  readonly #sources: AuditSources
  #refusals = { since: 0, recorded: 0, unrecorded: 0 }

  constructor(store: AuditStore, sources: AuditSources) {
    this.#store = store
    this.#sources = sources
  }

  /** An event, to be kept in one transaction with what it tells of. */
  eventOf(actor: Actor, what: What): AuditRecord {
    const { now, newId } = this.#sources
    const writer = { ...actor, ...auditScope(actor.orgId) }
    return auditRecord(writer, { id: newId(), timestamp: now(), ...what })
  }

  /** Records that somebody was turned away. */
  async refused(actor: Actor, what: What): Promise<void> {
    const now = this.#sources.now()
    const refusals = this.#refusals
    if (now - refusals.since >= MINUTE) {
      refusals.since = now
      refusals.recorded = 0
    }
    if (refusals.recorded === REFUSALS_A_MINUTE) {
      refusals.unrecorded++
      return
    }
    refusals.recorded++
    const { unrecorded } = refusals
    refusals.unrecorded = 0
    const event = { ...what, status: 'refused' as const, ...(unrecorded > 0 && { unrecorded }) }
    await this.#store.record([this.eventOf(actor, event)])
  }
}
