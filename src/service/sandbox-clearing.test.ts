import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openFolderLake } from './lake/folder/folder-lake.ts'
import { createSandboxClearing } from './sandbox-clearing.ts'
import { openTestStorage } from './storage/sqlite/storage-fixture.ts'

const writer = {
  orgId: 'acme',
  sandbox: { id: 'dev-id' },
  userId: 'ada',
  clientId: 'script',
}

/** Two sandboxes with a dataset and a flow each, and a file in each dataset. */
async function open() {
  const { storage } = await openTestStorage()
  const folder = await mkdtemp(join(tmpdir(), 'flow-clearing-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const lake = await openFolderLake(folder)
  for (const name of ['dev', 'prod']) {
    const scope = { ...writer, sandbox: { id: `${name}-id` } }
    const resource = { etag: '1', body: {} }
    await storage.resources.insert(scope, 'dataSets', { id: `${name}-set`, ...resource })
    await storage.resources.insert(scope, 'flows', { id: `${name}-flow`, ...resource })
    const source = join(lake.workFolder, name)
    await writeFile(source, 'rows')
    const object = await lake.put(`datasets/${name}-set/batch.parquet`, source)
    const file = { ...object, batchId: 'batch', dataSetId: `${name}-set`, rowCount: 1 }
    await storage.ingest.commit({
      scope,
      flowId: `${name}-flow`,
      from: 0,
      to: 7,
      files: [file],
      failedRecords: [],
      resources: [],
    })
  }
  return { storage, lake }
}

it('may be broken off anywhere, and does the rest the next time', async () => {
  const { storage, lake } = await open()
  const { resources: store, ingest } = storage
  const steps: string[] = []
  const broken = (at: string) => async () => {
    steps.push(at)
    throw new Error(`killed at ${at}`)
  }
  const trim = async () => undefined
  const stop = async () => undefined
  const parts = { store, ingest, lake, log: { trim }, stop }
  const list = store.list.bind(store)
  const killed = [
    createSandboxClearing({ ...parts, stop: broken('stop') }),
    createSandboxClearing({ ...parts, ingest: { forget: broken('forget') } }),
    createSandboxClearing({ ...parts, lake: { list: broken('files'), delete: lake.delete } }),
    createSandboxClearing({ ...parts, log: { trim: broken('trim') } }),
    createSandboxClearing({ ...parts, store: { list, clear: broken('clear') } }),
  ]
  for (const clear of killed) await expect(clear(writer)).rejects.toThrow('killed')
  expect(steps).toEqual(['stop', 'forget', 'files', 'trim', 'clear'])

  await createSandboxClearing(parts)(writer)
  expect((await lake.list('')).map(({ path }) => path)).toEqual(['datasets/prod-set/batch.parquet'])
  expect(await ingest.position('dev-flow')).toBe(0)
  expect(await ingest.position('prod-flow')).toBe(7)
  expect(await store.count(writer, 'dataSets', [])).toBe(0)
  expect(await store.count({ ...writer, sandbox: { id: 'prod-id' } }, 'flows', [])).toBe(1)
})
