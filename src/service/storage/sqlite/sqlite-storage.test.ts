import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { storageSuite } from '../storage-suite.ts'
import { openSqliteStorage } from './sqlite-storage.ts'

const newFile = async () => join(await mkdtemp(join(tmpdir(), 'flow-storage-')), 'flow.sqlite')

storageSuite('SQLite storage', async () => openSqliteStorage(await newFile()))

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
  expect(await second.resources.all('flows')).toEqual([
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
