import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFolderLake } from '../lake/folder/folder-lake.ts'
import type { Lake } from '../lake/lake.ts'
import type { Storage } from '../storage/storage.ts'
import { openSqliteStorage } from '../storage/sqlite/sqlite-storage.ts'
import { removeOrphans } from './orphans.ts'

describe('data files that no batch names', () => {
  let folder: string
  let lake: Lake
  let storage: Storage
  let complaints: string[]
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'orphans-'))
    lake = await openFolderLake(join(folder, 'lake'))
    storage = await openSqliteStorage(join(folder, 'flow.sqlite'))
    complaints = []
    await putFiles('named')
    await storage.ingest.commit({
      scope: { orgId: 'acme', sandbox: { id: 'prod' } },
      flowId: 'flow',
      from: 0,
      to: 1,
      files: [
        { path: pathOf('named'), batchId: 'named', dataSetId: 'set', rowCount: 1, byteSize: 4 },
      ],
      failedRecords: [],
      resources: [],
    })
  })
  afterEach(async () => {
    await storage.close()
    await rm(folder, { recursive: true })
  })

  const pathOf = (name: string) => `datasets/set/${name}.parquet`

  async function putFiles(...names: string[]): Promise<void> {
    for (const name of names) {
      await writeFile(join(lake.workFolder, name), 'rows')
      await lake.put(pathOf(name), join(lake.workFolder, name))
    }
  }

  async function leftOf(flowCount: number): Promise<string[]> {
    const complain = (_details: object, message: string) => complaints.push(message)
    const logger = { error: complain, warn: complain }
    await removeOrphans({ ingest: storage.ingest, lake, logger }, flowCount)
    return (await lake.list('datasets/')).map(({ path }) => path)
  }

  it('are removed, as many as a crash may leave', async () => {
    await putFiles('one', 'two')
    expect(await leftOf(2)).toEqual([pathOf('named')])
    expect(complaints).toEqual([])
  })

  it('are kept and told where they are more: the database was lost or is an older one', async () => {
    await putFiles('one', 'two', 'three')
    expect(await leftOf(2)).toHaveLength(4)
    expect(complaints).toEqual([expect.stringContaining('older than they are')])
  })
})
