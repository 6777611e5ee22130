import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What lists are filtered and sorted by, in columns and rows with indexes of their own. */
export const indexedFields: Migration = {
  async up(database: Kysely<unknown>) {
    const run = (text: string) => sql.raw(text).execute(database)
    await run('drop index resources_flow_id')
    for (const column of ['name', 'state', 'created_at', 'updated_at', 'spec_id', 'parent_id'])
      await run(`alter table resources add column ${column}`)
    await run(`create table resource_references (
      kind text not null, org_id text not null, sandbox_id text not null,
      field text not null, value not null, sequence integer not null,
      primary key (kind, org_id, sandbox_id, field, value, sequence)
    ) without rowid`)
    for (const [kinds, columns] of COLUMNS) await run(fillColumns(kinds, columns))
    for (const [field, list, path] of REFERENCES) await run(fillReferences(field, list, path))
    await run('create index references_by_sequence on resource_references (sequence)')
    for (const column of ['name', 'created_at', 'updated_at', 'state', 'spec_id', 'parent_id']) {
      await run(
        `create index resources_by_${column} on resources (kind, org_id, sandbox_id, ${column}, sequence) where ${column} is not null`,
      )
    }
  },
}

const ENTITY = { name: 'name', state: 'state', created_at: 'createdAt', updated_at: 'updatedAt' }

const COLUMNS: [kinds: string[], columns: Record<string, string>][] = [
  [['connections'], { ...ENTITY, spec_id: 'connectionSpec.id' }],
  [
    ['sourceConnections', 'targetConnections'],
    { ...ENTITY, spec_id: 'connectionSpec.id', parent_id: 'baseConnectionId' },
  ],
  [['flows'], { ...ENTITY, spec_id: 'flowSpec.id' }],
  [
    ['runs'],
    {
      created_at: 'createdAt',
      updated_at: 'updatedAt',
      parent_id: 'flowId',
      state: 'metrics.statusSummary.status',
    },
  ],
]

const REFERENCES: [field: string, list: string, path: string][] = [
  ['sourceConnectionIds[]', '$.sourceConnectionIds', '$'],
  ['targetConnectionIds[]', '$.targetConnectionIds', '$'],
  [
    'inheritedAttributes.sourceConnections[].connectionSpec.id',
    '$.inheritedAttributes.sourceConnections',
    '$.connectionSpec.id',
  ],
  [
    'inheritedAttributes.sourceConnections[].baseConnection.id',
    '$.inheritedAttributes.sourceConnections',
    '$.baseConnection.id',
  ],
  [
    'inheritedAttributes.targetConnections[].connectionSpec.id',
    '$.inheritedAttributes.targetConnections',
    '$.connectionSpec.id',
  ],
  ['transformations[].params.mappingId', '$.transformations', '$.params.mappingId'],
]

function fillColumns(kinds: string[], columns: Record<string, string>): string {
  const values = Object.entries(columns).map(
    ([column, path]) => `${column} = coalesce(${valueAt('body', `$.${path}`)}, x'')`,
  )
  return `update resources set ${values.join(', ')} where kind in (${kinds.map((kind) => `'${kind}'`).join(', ')})`
}

function fillReferences(field: string, list: string, path: string): string {
  const value =
    path === '$'
      ? `case when element.type in ('text', 'integer', 'real') then element.value end`
      : `case element.type when 'object' then ${valueAt('element.value', path)} end`
  return `insert into resource_references
    select distinct kind, org_id, sandbox_id, '${field}', ${value}, sequence
    from resources, json_each(body, '${list}') as element
    where kind = 'flows' and json_type(body, '${list}') = 'array' and ${value} is not null`
}

const valueAt = (document: string, path: string) =>
  `case json_type(${document}, '${path}') when 'true' then 'true' when 'false' then 'false' when 'object' then null when 'array' then null else json_extract(${document}, '${path}') end`
