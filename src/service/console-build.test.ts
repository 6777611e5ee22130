import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ensureConsole } from './console-build.ts'

/** Stands where the builder is: it writes the page, with a line more for each build, or fails if told to. */
const BUILDER = `
const { appendFileSync, existsSync, mkdirSync } = require('node:fs')
if (existsSync('broken')) process.exit(3)
mkdirSync('dist', { recursive: true })
appendFileSync('dist/index.html', 'built\\n')
`

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'flow-build-'))
  await write('node_modules/vite/bin/vite.js', BUILDER)
  await write('src/console/pages/Page.tsx', 'page')
  await write('src/console/Gone.tsx', 'page')
  await write('index.html', 'page')
})
afterEach(() => rm(root, { recursive: true }))

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(root, path, '..'), { recursive: true })
  await writeFile(join(root, path), text)
}

const builds = async () =>
  (await readFile(join(root, 'dist/index.html'), 'utf8')).split('\n').length - 1

/** As if all that there is had been there for an hour. */
async function settle(): Promise<void> {
  const earlier = new Date(Date.now() - 3_600_000)
  for (const path of [
    'src/console/pages/Page.tsx',
    'src/console/pages',
    'src/console',
    'index.html',
  ])
    await utimes(join(root, path), earlier, earlier)
}

it('builds a console that was never built, and not again', async () => {
  await settle()
  expect(await ensureConsole(root)).toBe(join(root, 'dist'))
  await ensureConsole(root)
  expect(await builds()).toBe(1)
})

it.each<[string, () => Promise<void>]>([
  ['a file is newer', () => utimes(join(root, 'src/console/pages/Page.tsx'), later, later)],
  ['the page is newer', () => utimes(join(root, 'index.html'), later, later)],
  [
    'a file was removed',
    async () => {
      await rm(join(root, 'src/console/Gone.tsx'))
      await utimes(join(root, 'src/console'), later, later)
    },
  ],
])('builds again if %s', async (_title, change) => {
  await settle()
  await ensureConsole(root)
  await change()
  await ensureConsole(root)
  expect(await builds()).toBe(2)
})

const later = new Date(Date.now() + 3_600_000)

it('says that the build failed', async () => {
  await write('broken', '')
  await expect(ensureConsole(root)).rejects.toThrow('The console could not be built')
})
