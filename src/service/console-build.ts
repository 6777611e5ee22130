import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

const PARTS = [
  'src/console',
  'src/contract',
  'src/mapping',
  'public',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
]

/**
 * Builds the console if it never was, or if a source is newer than what was built.
 *
 * @param root the project's folder.
 * @returns the folder of the built console.
 * @throws {Error} if the build fails.
 */
export async function ensureConsole(root: string): Promise<string> {
  const built = join(root, 'dist')
  const builtAt = await changedAt(join(built, 'index.html'))
  if (builtAt === 0 || (await isNewer(root, builtAt))) await build(root)
  return built
}

async function build(root: string): Promise<void> {
  console.error('building the console …')
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const building = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  const [code]: unknown[] = await once(building, 'exit')
  if (code !== 0) throw new Error('The console could not be built; what went wrong stands above.')
}

async function isNewer(root: string, builtAt: number): Promise<boolean> {
  const times = await Promise.all(PARTS.map((part) => newestIn(join(root, part))))
  return Math.max(...times) > builtAt
}

async function newestIn(path: string): Promise<number> {
  const info = await stat(path).catch(() => undefined)
  if (!info?.isDirectory()) return info?.mtimeMs ?? 0
  const names = await readdir(path, { recursive: true })
  const times = await Promise.all(names.map((name) => changedAt(join(path, name))))
  // A folder's own time tells of files that were removed.
  return Math.max(info.mtimeMs, ...times)
}

/** Epoch milliseconds; 0 if there is no such file. */
async function changedAt(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0
}
