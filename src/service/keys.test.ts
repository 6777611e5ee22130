import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openKeys } from './keys.ts'

let parent: string
let folder: string
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'flow-keys-'))
  folder = join(parent, 'data')
})
afterEach(() => rm(parent, { recursive: true }))

const modeOf = async (path: string) => (await stat(path)).mode & 0o777

it('makes keys that only their owner reads, and gives the same again', async () => {
  const first = await openKeys(folder, undefined)
  expect(first.secretKey).toHaveLength(32)
  expect(first.accessToken).toMatch(/^[\w-]{43}$/)
  expect(await modeOf(folder)).toBe(0o700)
  expect((await readdir(folder)).toSorted()).toEqual(['access.token', 'secret.key'])
  for (const name of ['access.token', 'secret.key'])
    expect(await modeOf(join(folder, name))).toBe(0o600)
  expect(await openKeys(folder, undefined)).toEqual(first)
})

it('makes no token where one is configured', async () => {
  expect((await openKeys(folder, 'mine')).accessToken).toBe('mine')
  expect(await readdir(folder)).toEqual(['secret.key'])
})

it('gives all that start at once the same keys', async () => {
  const [first, ...others] = await Promise.all([1, 2].map(() => openKeys(folder, undefined)))
  for (const other of others) expect(other).toEqual(first)
})

it.each<[string, string]>([
  ['nothing', ''],
  ['too few digits', 'ab'.repeat(31)],
  ['other letters', 'xy'.repeat(32)],
  ['more than the key', `${'ab'.repeat(32)} and more`],
])('refuses a key file that holds %s, and leaves it alone', async (_title, text) => {
  await openKeys(folder, 'mine')
  const path = join(folder, 'secret.key')
  await writeFile(path, text)
  await expect(openKeys(folder, 'mine')).rejects.toThrow(`${path} is damaged`)
  expect(await readFile(path, 'utf8')).toBe(text)
})

it.each(['', 'two words'])('refuses a token file that holds "%s"', async (text) => {
  await openKeys(folder, undefined)
  await writeFile(join(folder, 'access.token'), text)
  await expect(openKeys(folder, undefined)).rejects.toThrow('access.token is damaged')
  expect((await openKeys(folder, 'mine')).accessToken).toBe('mine')
})
