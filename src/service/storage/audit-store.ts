import type { AuditEvent } from '#contract/audit.ts'
import type { Scope, Writer } from './resource-store.ts'

/** An event of an organisation, to be kept in the same transaction as what it tells of. */
export interface AuditRecord {
  orgId: string
  event: AuditEvent
}

/**
 * The audit log, beside what reads and filters it: its events are resources of the kind `auditEvents`. All of an
 * organisation's stand in one place, which is no sandbox, so that no reset of a sandbox takes them along.
 */
export interface AuditStore {
  record(records: AuditRecord[]): Promise<void>

  /**
   * Forgets the oldest events.
   *
   * @param before epoch milliseconds: events from then on are kept.
   * @param atMost how many events are looked at, so that other writes do not wait long.
   * @returns how many were forgotten; fewer than `atMost` once there are no more.
   */
  prune(before: number, atMost: number): Promise<number>
}

/** Where the events of an organisation stand. */
export const auditScope = (orgId: string): Scope => ({ orgId, sandbox: { id: 'organisation' } })

/** An event of what the writer did; `undefined` is left out. */
export function auditRecord(
  { orgId, sandbox, ...author }: Writer,
  what: Pick<AuditEvent, 'id' | 'timestamp' | 'action' | 'kind'> & Partial<AuditEvent>,
): AuditRecord {
  const { userId, clientId, address, requestId } = author
  return {
    orgId,
    event: {
      status: 'success',
      fields: [],
      userId,
      clientId,
      ...(sandbox.id !== auditScope(orgId).sandbox.id && {
        sandboxId: sandbox.id,
        ...('name' in sandbox && typeof sandbox.name === 'string' && { sandboxName: sandbox.name }),
      }),
      ...(address !== undefined && { address }),
      ...(requestId !== undefined && { requestId }),
      ...what,
    },
  }
}
