import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Created tokens, those issued for them, their sessions, and the audit log by age. */
export const tokens: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('tokens')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('org_id', 'text', (column) => column.notNull())
      .addColumn('client_id', 'text', (column) => column.notNull().unique())
      .addColumn('hash', 'text', (column) => column.notNull().unique())
      .addColumn('client_secret_hash', 'text', (column) => column.notNull())
      .addColumn('created_at', 'integer', (column) => column.notNull())
      .addColumn('expires_at', 'integer')
      .addColumn('last_used_at', 'integer')
      .addColumn('body', 'text', (column) => column.notNull())
      .execute()
    await database.schema
      .createTable('issued_tokens')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('token_id', 'text', (column) =>
        column.notNull().references('tokens.id').onDelete('cascade'),
      )
      .addColumn('expires_at', 'integer', (column) => column.notNull())
      .execute()
    await database.schema
      .createIndex('issued_tokens_by_token')
      .on('issued_tokens')
      .column('token_id')
      .execute()
    await database.schema
      .createIndex('issued_tokens_by_end')
      .on('issued_tokens')
      .column('expires_at')
      .execute()
    await database.schema
      .alterTable('sessions')
      .addColumn('token_id', 'text', (column) => column.references('tokens.id').onDelete('cascade'))
      .execute()
    await sql`create index audit_events_by_age on resources (sequence) where kind = 'auditEvents'`.execute(
      database,
    )
  },
}
