import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What is no object is no JSON to look into either. */
const RELATED_ID = sql`case element.type when 'object' then case json_type(element.value, '$.id') when 'text' then element.value ->> '$.id' end end`

/** Which datasets and flows a batch is about, and its status, in rows by which a dataset's batches are found. */
export const batchReferences: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`insert into resource_references (kind, org_id, sandbox_id, field, value, sequence)
      select distinct kind, org_id, sandbox_id, 'relatedObjects[].id', ${RELATED_ID}, sequence
      from resources, json_each(body, '$.relatedObjects') as element
      where kind = 'batches' and ${RELATED_ID} is not null`.execute(database)
    await sql`insert into resource_references (kind, org_id, sandbox_id, field, value, sequence)
      select kind, org_id, sandbox_id, 'status', body ->> '$.status', sequence
      from resources where kind = 'batches' and json_type(body, '$.status') = 'text'`.execute(
      database,
    )
  },
}
