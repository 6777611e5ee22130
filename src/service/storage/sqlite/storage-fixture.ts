import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Storage } from '../storage.ts'
import { openSqliteStorage } from './sqlite-storage.ts'

/** A new database for one test, in a folder of its own that goes with it. */
export async function openTestStorage(): Promise<{ storage: Storage; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'flow-storage-'))
  const storage = await openSqliteStorage(join(folder, 'flow.sqlite'))
  onTestFinished(async () => {
    await storage.close()
    await rm(folder, { recursive: true })
  })
  return { storage, folder }
}
