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
    const { numDeletedRows } = await this.#connections.writer
      .deleteFrom('resources')
      .where('sequence', 'in', (select) =>
        select
          .selectFrom('resources')
          .where('kind', '=', sql.lit('auditEvents'))
          .orderBy('sequence')
          .limit(atMost)
          .select('sequence'),
      )
      .where(sql<number>`json_extract(body, '$.timestamp')`, '<', before)
      .executeTakeFirst()
    return Number(numDeletedRows)
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
