import { sql, type Transaction } from 'kysely'
import { auditScope, type AuditRecord, type AuditStore } from '../audit-store.ts'
import type { Connections } from './connections.ts'
import { rowOf } from './resource-rows.ts'
import type { Tables } from './tables.ts'

export class SqliteAuditStore implements AuditStore {
  readonly #connections: Connections

  constructor(connections: Connections) {
    this.#connections = connections
  }

  record(records: AuditRecord[]): Promise<void> {
    return this.#connections.writer
      .transaction()
      .execute((transaction) => insertAuditRecords(transaction, records))
  }

  async prune(before: number, atMost: number): Promise<number> {
    // Without being told, SQLite would sort all events to find the oldest.
    const { numAffectedRows = 0n } = await sql`
      delete from resources where sequence in (
        select sequence from resources indexed by audit_events_by_age
        where kind = 'auditEvents' order by sequence limit ${atMost}
      ) and json_extract(body, '$.timestamp') < ${before}`.execute(this.#connections.writer)
    return Number(numAffectedRows)
  }
}

/** Writes events as part of a transaction that writes what they tell of. */
export async function insertAuditRecords(
  transaction: Transaction<Tables>,
  records: AuditRecord[],
): Promise<void> {
  for (const { orgId, event } of records) {
    const resource = { id: event.id, etag: event.id, body: event }
    await transaction
      .insertInto('resources')
      .values(rowOf(auditScope(orgId), 'auditEvents', resource))
      .execute()
  }
}
