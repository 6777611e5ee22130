import { spawnSync } from 'node:child_process'
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

const path = () => join(folder, 'lock.sqlite')

/** Tries to take the folder in a process of its own, which then ends without giving it back. */
function tryElsewhere(): { status: number | null; stderr: string } {
  const module = join(import.meta.dirname, 'folder-lock.ts')
  const script = `import { lockFolder } from ${JSON.stringify(module)}; lockFolder(${JSON.stringify(path())}); process.exit(0)`
  return spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  })
}

it('is held against other processes, until it is given back', () => {
  const unlock = lockFolder(path())
  const refused = tryElsewhere()
  expect(refused.status).not.toBe(0)
  expect(refused.stderr).toContain('another Flow Console is running on this folder')
  unlock()
  expect(tryElsewhere().status).toBe(0)
})

it('goes with the process that held it', () => {
  expect(tryElsewhere().status).toBe(0)
  lockFolder(path())()
})

it('is held against a second time in the same process', () => {
  const unlock = lockFolder(path())
  expect(() => lockFolder(path())).toThrow(/is held/)
  unlock()
})

it('is not said to be held when it cannot be taken for another reason', async () => {
  await writeFile(path(), 'no database, but long enough to be looked at'.repeat(20))
  expect(() => lockFolder(path())).toThrow(/lock\.sqlite cannot be used: file is not a database/)
})
