import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { accessSuite } from '../access-suite.ts'
import { openSqliteStorage } from './sqlite-storage.ts'

accessSuite('tokens, sessions and audit log in SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'flow-access-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return openSqliteStorage(join(folder, 'flow.sqlite'))
})
