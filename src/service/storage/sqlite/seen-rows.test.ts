import { expect, it } from 'vitest'
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
