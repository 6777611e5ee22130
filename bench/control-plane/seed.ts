import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { EntityRef } from '#contract/entity.ts'
import { createApi } from '../../e2e/api.ts'
import { startService } from '../../e2e/service.ts'
import { openSqliteStorage } from '../../src/service/storage/sqlite/sqlite-storage.ts'

const AZURE_FILE_STORAGE = { id: 'be5ec48c-5b78-49d5-b8fa-7c89ec4569b8', version: '1.0' }
const BATCH = 5000
const WRITER = { userId: 'bench', clientId: 'bench' }

/** One in ten of the seeded accounts has the specification of this index. */
export const specIdOf = (index: number): string => `spec-${index % 10}`

/** What a client sends for an account of Azure File Storage, password and all. */
export const ACCOUNT = {
  name: 'Account',
  description: 'Files of the shop',
  connectionSpec: AZURE_FILE_STORAGE,
  auth: {
    specName: 'Basic Authentication',
    params: { host: 'https://files.example.com', userid: 'reader', password: 'secret' },
  },
}

/**
 * Fills a data folder with accounts that are as one is stored that was created by a request.
 *
 * @returns the ids of some of them, from all over.
 */
export async function seed(dataFolder: string, token: string, size: number): Promise<string[]> {
  const service = await startService(dataFolder, token)
  const created = await createApi(service.url, token).expect(
    EntityRef,
    'POST',
    '/data/foundation/flowservice/connections',
    { body: ACCOUNT },
  )
  await service.stop('SIGTERM')
  const storage = await openSqliteStorage(join(dataFolder, 'flow.sqlite'))
  const stored = await Array.fromAsync(storage.resources.all('connections'))
  const template = stored.find(({ id }) => id === created.id)
  if (!template) throw new Error('the account was not stored')
  const writer = { ...WRITER, ...template.scope }
  const ids: string[] = [template.id]
  for (let start = 1; start < size; start += BATCH) {
    await storage.resources.transaction(async (store) => {
      for (let index = start; index < Math.min(start + BATCH, size); index += 1) {
        const id = randomUUID()
        if (index % Math.ceil(size / 1000) === 0) ids.push(id)
        const body = {
          ...template.body,
          id,
          name: `Account ${(index * 7919) % size}`,
          connectionSpec: { ...AZURE_FILE_STORAGE, id: specIdOf(index) },
        }
        await store.insert(writer, 'connections', { id, etag: template.etag, body })
      }
    })
  }
  await storage.close()
  return ids
}
