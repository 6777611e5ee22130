import { describe, expect, it } from 'vitest'
import type { ResourceStore } from '../resource-store.ts'
import { openTestStorage } from './storage-fixture.ts'

const WRITER = { orgId: 'acme', sandbox: { id: 'prod' }, userId: 'ada', clientId: 'script' }
const flow = (version: number) => ({ id: 'a', etag: `"${version}"`, body: { version } })

it('gives what was written last, however often it was read before', async () => {
  const { storage } = await openTestStorage()
  const { resources } = storage
  const read = async () => (await resources.get<{ version: number }>(WRITER, 'flows', 'a'))?.body
  expect(await read()).toBeUndefined()
  await resources.insert(WRITER, 'flows', flow(1))
  expect(await read()).toEqual({ version: 1 })
  expect(await read()).toEqual({ version: 1 })
  await resources.replace(WRITER, 'flows', flow(2), '"1"')
  expect(await read()).toEqual({ version: 2 })
  await resources.remove(WRITER, 'flows', 'a')
  expect(await read()).toBeUndefined()
})

it('gives each reader a body of its own', async () => {
  const { storage } = await openTestStorage()
  await storage.resources.insert(WRITER, 'flows', flow(1))
  const first = await storage.resources.get<{ version: number }>(WRITER, 'flows', 'a')
  if (first) first.body.version = 7
  const second = await storage.resources.get<{ version: number }>(WRITER, 'flows', 'a')
  expect(second?.body).toEqual({ version: 1 })
})

describe('within a transaction', () => {
  it('reads what it wrote, and others do not until it is over', async () => {
    const { storage } = await openTestStorage()
    const { resources } = storage
    const versionIn = async (store: ResourceStore) =>
      (await store.get<{ version: number }>(WRITER, 'flows', 'a'))?.body.version
    await resources.insert(WRITER, 'flows', flow(1))
    await resources.transaction(async (store) => {
      await store.replace(WRITER, 'flows', flow(2), '"1"')
      expect([await versionIn(store), await versionIn(resources)]).toEqual([2, 1])
      await store.remove(WRITER, 'flows', 'a')
      expect([await versionIn(store), await versionIn(resources)]).toEqual([undefined, 1])
    })
    expect(await versionIn(resources)).toBeUndefined()
  })

  it('takes back what it wrote when it fails, beside one of the same commit that does not', async () => {
    const { storage } = await openTestStorage()
    const { resources } = storage
    await resources.insert(WRITER, 'flows', flow(1))
    const failing = resources.transaction(async (store) => {
      await store.replace(WRITER, 'flows', flow(2), '"1"')
      throw new Error('undone')
    })
    const next = resources.replace(WRITER, 'flows', flow(3), '"1"')
    await expect(failing).rejects.toThrow('undone')
    expect(await next).toBe(true)
    expect((await resources.get(WRITER, 'flows', 'a'))?.body).toEqual({ version: 3 })
  })

  it('sees what it cleared as gone', async () => {
    const { storage } = await openTestStorage()
    const { resources } = storage
    await resources.insert(WRITER, 'flows', flow(1))
    await resources.transaction(async (store) => {
      expect(await store.get(WRITER, 'flows', 'a')).toBeDefined()
      await store.clear(WRITER)
      expect(await store.get(WRITER, 'flows', 'a')).toBeUndefined()
      await store.insert(WRITER, 'flows', flow(2))
      expect((await store.get(WRITER, 'flows', 'a'))?.body).toEqual({ version: 2 })
    })
    expect((await resources.get(WRITER, 'flows', 'a'))?.body).toEqual({ version: 2 })
  })
})

it('gives what the data plane noted in a flow', async () => {
  const { storage } = await openTestStorage()
  const { resources, ingest } = storage
  await resources.insert(WRITER, 'flows', flow(1))
  await resources.get(WRITER, 'flows', 'a')
  const lastRunDetails = { id: 'r', state: 'success', startedAtUTC: 1, completedAtUTC: 2 } as const
  await ingest.commit({
    scope: WRITER,
    flowId: 'a',
    from: 0,
    to: 1,
    files: [],
    failedRecords: [],
    resources: [],
    lastRunDetails,
  })
  expect((await resources.get(WRITER, 'flows', 'a'))?.body).toEqual({ version: 1, lastRunDetails })
})
