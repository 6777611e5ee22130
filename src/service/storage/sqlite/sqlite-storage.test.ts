import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, it } from 'vitest'
import { storageSuite } from '../storage-suite.ts'
import { nodeSqliteDialect, openDatabase } from './dialect.ts'
import { migrations } from './migrations.ts'
import type { Kind } from '../resource-store.ts'
import { openSqliteStorage } from './sqlite-storage.ts'
import type { Tables } from './tables.ts'

const newFile = async () => join(await mkdtemp(join(tmpdir(), 'flow-storage-')), 'flow.sqlite')

storageSuite('SQLite', async () => openSqliteStorage(await newFile()))

it('opens what an earlier start has written', async () => {
  const path = await newFile()
  const first = await openSqliteStorage(path)
  await first.resources.insert(
    { orgId: 'acme', sandbox: { id: 'p' }, userId: 'ada', clientId: 'script' },
    'flows',
    {
      id: 'a',
      etag: '"1"',
      body: { name: 'Orders' },
    },
  )
  await first.close()
  const second = await openSqliteStorage(path)
  expect(await Array.fromAsync(second.resources.all('flows'))).toMatchObject([
    {
      id: 'a',
      etag: '"1"',
      body: { name: 'Orders' },
      scope: { orgId: 'acme', sandbox: { id: 'p' } },
    },
  ])
  await second.close()
})

it('says which file is damaged, and what to do', async () => {
  const path = await newFile()
  await writeFile(path, 'no database, but long enough to be looked at'.repeat(20))
  await expect(openSqliteStorage(path)).rejects.toThrow(
    /flow\.sqlite cannot be used: file is not a database\. Restore/,
  )
})

it('brings what an earlier version has written into its indexes', async () => {
  const path = await newFile()
  const database = new Kysely<Tables>({ dialect: nodeSqliteDialect(openDatabase(path)) })
  const migrator = new Migrator({ db: database, provider: migrations })
  const { error } = await migrator.migrateTo('0001-first')
  expect(error).toBeUndefined()
  const body = {
    name: 'Orders',
    flowSpec: { id: 'spec' },
    sourceConnectionIds: ['s', 's', 7],
    inheritedAttributes: { sourceConnections: ['odd', { baseConnection: { id: 'base' } }] },
  }
  await sql`insert into resources (kind, org_id, sandbox_id, id, etag, body) values ('flows', 'acme', 'p', 'a', '"1"', ${JSON.stringify(body)})`.execute(
    database,
  )
  const batch = {
    status: 'success',
    relatedObjects: [{ type: 'dataSet', id: 'people' }, 'odd', { id: 7 }],
  }
  await sql`insert into resources (kind, org_id, sandbox_id, id, etag, body) values ('batches', 'acme', 'p', 'b', '"1"', ${JSON.stringify(batch)})`.execute(
    database,
  )
  await database.destroy()
  const storage = await openSqliteStorage(path)
  const found = async (field: string, value: string, kind: Kind = 'flows') => {
    const filters = [{ path: field.split('.'), operator: '==' as const, values: [value] }]
    const scope = { orgId: 'acme', sandbox: { id: 'p' } }
    return (await storage.resources.list(scope, kind, { filters })).items.map(({ id }) => id)
  }
  for (const [field, value] of [
    ['name', 'Orders'],
    ['flowSpec.id', 'spec'],
    ['sourceConnectionIds[]', 's'],
    ['sourceConnectionIds[]', '7'],
    ['inheritedAttributes.sourceConnections[].baseConnection.id', 'base'],
  ] as const)
    expect([field, await found(field, value)]).toEqual([field, ['a']])
  expect(await found('state', 'enabled')).toEqual([])
  expect(await found('relatedObjects[].id', 'people', 'batches')).toEqual(['b'])
  expect(await found('status', 'success', 'batches')).toEqual(['b'])
  await storage.close()
})
