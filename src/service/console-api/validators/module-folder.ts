import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Validator modules on disk, so that a page that was open before a restart still loads the ones it names. */
export interface ModuleFolder {
  read(hash: string): Promise<string | undefined>
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
      await mkdir(folder, { recursive: true })
      const path = join(folder, `${hash}.js`)
      // Renamed when whole: a torn module would be served as immutable.
      await writeFile(`${path}.${process.pid}.part`, text)
      await rename(`${path}.${process.pid}.part`, path)
      await removeOldest(folder, maximum)
    },
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
