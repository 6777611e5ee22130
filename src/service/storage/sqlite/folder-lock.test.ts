import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockFolder } from './folder-lock.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flow-lock-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('a folder is one holder’s, until it is given back', () => {
  const path = join(folder, 'lock.sqlite')
  const unlock = lockFolder(path)
  expect(() => lockFolder(path)).toThrow(/another Flow Console is running/)
  unlock()
  lockFolder(path)()
})

it('a lock that cannot be taken for another reason is not said to be held', async () => {
  const path = join(folder, 'lock.sqlite')
  await writeFile(path, 'no database, but long enough to be looked at'.repeat(20))
  expect(() => lockFolder(path)).toThrow(/lock\.sqlite cannot be used: file is not a database/)
  expect(() => lockFolder(join(folder, 'nowhere', 'lock.sqlite'))).toThrow(/cannot be used: unable/)
})
