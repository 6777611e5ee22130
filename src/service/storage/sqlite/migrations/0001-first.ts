import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The tables of the first release. */
export const first: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('resources')
      .addColumn('sequence', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('org_id', 'text', (column) => column.notNull())
      .addColumn('sandbox_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('etag', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addUniqueConstraint('resources_by_id', ['kind', 'org_id', 'sandbox_id', 'id'])
      .execute()
    await database.schema
      .createIndex('resources_by_sequence')
      .on('resources')
      .columns(['kind', 'org_id', 'sandbox_id', 'sequence'])
      .execute()
    await database.schema
      .createTable('flow_positions')
      .addColumn('flow_id', 'text', (column) => column.primaryKey())
      .addColumn('position', 'integer', (column) => column.notNull())
      .execute()
    await database.schema
      .createTable('data_files')
      .addColumn('sequence', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('path', 'text', (column) => column.notNull().unique())
      .addColumn('batch_id', 'text', (column) => column.notNull())
      .addColumn('data_set_id', 'text', (column) => column.notNull())
      .addColumn('row_count', 'integer', (column) => column.notNull())
      .addColumn('byte_size', 'integer', (column) => column.notNull())
      .execute()
    await database.schema
      .createIndex('data_files_by_data_set')
      .on('data_files')
      .columns(['data_set_id', 'sequence'])
      .execute()
    await database.schema
      .createTable('failed_records')
      .addColumn('flow_id', 'text', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('failed_records_by_position', ['flow_id', 'position'])
      .execute()
    await database.schema
      .createTable('sessions')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'integer', (column) => column.notNull())
      .execute()
    await sql`create index resources_flow_id on resources (json_extract(body, '$.flowId')) where kind = 'runs'`.execute(
      database,
    )
  },
}
