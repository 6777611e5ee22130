import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDiskFull } from '../../disk-full.ts'

/** Validator modules on disk, so that a page that was open before a restart still loads the ones it names. */
export interface ModuleFolder {
  read(hash: string): Promise<string | undefined>
  /** A module for which the disk has no room is left out. */
  write(hash: string, text: string): Promise<void>
}

const MODULE_FILE = /^[0-9a-f]{32}\.js$/

/** @param maximum how many modules are kept: the oldest go first. They can always be compiled again. */
export function openModuleFolder(folder: string, maximum = 1_000): ModuleFolder {
  return {
    async read(hash) {
      try {
        return await readFile(join(folder, `${hash}.js`), 'utf8')
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    async write(hash, text) {
      try {
        await writeWhole(folder, hash, text)
        await removeOldest(folder, maximum)
      } catch (error) {
        if (!isDiskFull(error)) throw error
      }
    },
  }
}

/** Renamed when whole: a torn module would be served as immutable. */
async function writeWhole(folder: string, hash: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const part = join(folder, `${hash}.js.${process.pid}.part`)
  try {
    await writeFile(part, text)
    await rename(part, join(folder, `${hash}.js`))
  } finally {
    await rm(part, { force: true })
  }
}

async function removeOldest(folder: string, maximum: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => MODULE_FILE.test(name))
  if (names.length <= maximum) return
  const files = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  )
  const oldest = files.toSorted((a, b) => a.at - b.at).slice(0, names.length - maximum)
  await Promise.all(oldest.map(({ name }) => rm(join(folder, name), { force: true })))
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
