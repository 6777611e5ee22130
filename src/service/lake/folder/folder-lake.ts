import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { isDiskFull } from '../../disk-full.ts'
import { LakeFullError, LakeObjectMissingError, type Lake, type LakeObject } from '../lake.ts'

const WORK_FOLDER = '.work'

/**
 * The lake in a folder of this machine. Files in the making lie in `.work` below it, on the same file system,
 * so that a finished one is put in place by a rename.
 */
export async function openFolderLake(root: string): Promise<Lake> {
  const folder = resolve(root)
  const workFolder = join(folder, WORK_FOLDER)
  await rm(workFolder, { recursive: true, force: true })
  await mkdir(workFolder, { recursive: true })

  const locate = (path: string): string => join(folder, ...segmentsOf(path))

  return {
    workFolder,
    locate,

    async put(path, source) {
      const target = locate(path)
      try {
        const byteSize = await flush(source)
        const created = await mkdir(dirname(target), { recursive: true })
        await rename(source, target)
        await flushFolders(dirname(target), created === undefined ? dirname(target) : folder)
        return { path, byteSize }
      } catch (error) {
        throw isDiskFull(error) ? new LakeFullError(`no room for ${path}`, { cause: error }) : error
      }
    },

    async open(path, range) {
      try {
        const file = await open(locate(path), 'r')
        return file.createReadStream(range)
      } catch (error) {
        throw isMissing(error) ? new LakeObjectMissingError(path, { cause: error }) : error
      }
    },

    async list(prefix) {
      const names = await readdir(folder, { recursive: true, withFileTypes: true })
      const paths = names
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .filter((path) => !path.startsWith(`${WORK_FOLDER}/`) && path.startsWith(prefix))
        .toSorted()
      return Promise.all(paths.map((path) => describe(locate(path), path)))
    },

    async delete(path) {
      await rm(locate(path), { force: true })
    },
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** @throws {RangeError} for a path that could lead out of the lake or into its work folder. */
function segmentsOf(path: string): string[] {
  const segments = path.split('/')
  const safe = segments.every(
    (segment) => segment !== '' && !segment.startsWith('.') && !/[\\\0]/.test(segment),
  )
  if (!safe) throw new RangeError(`not a path in the lake: ${JSON.stringify(path)}`)
  return segments
}

async function describe(file: string, path: string): Promise<LakeObject> {
  const { size } = await stat(file)
  return { path, byteSize: size }
}

async function flush(path: string): Promise<number> {
  const file = await open(path, 'r')
  try {
    await file.sync()
    return (await file.stat()).size
  } finally {
    await file.close()
  }
}

/** A new name is on disk only once its folder is, and a new folder once the one above it is. */
async function flushFolders(from: string, upTo: string): Promise<void> {
  await flush(from)
  if (from !== upTo) await flushFolders(dirname(from), upTo)
}
