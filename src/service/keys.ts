import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** What is made at the first start and kept beside the data, readable by its owner only. */
export interface Keys {
  /** 32 bytes that seal the secrets of connections. */
  secretKey: Uint8Array
  accessToken: string
}

/**
 * Reads the keys of a data folder, making the folder and the keys at the first start.
 *
 * @param accessToken the configured token; if given, none is made.
 * @throws {Error} if a key file is damaged: a new key could not open what the old one sealed.
 */
export async function openKeys(dataFolder: string, accessToken: string | undefined): Promise<Keys> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const secretPath = join(dataFolder, 'secret.key')
  const secretKey = await readOrMake(secretPath, () => randomBytes(32).toString('hex'))
  if (!/^[0-9a-f]{64}$/i.test(secretKey)) {
    throw new Error(
      `${secretPath} is damaged: it should hold 64 hex digits. Restore it from a backup; without it the stored secrets cannot be opened.`,
    )
  }
  return {
    secretKey: Buffer.from(secretKey, 'hex'),
    accessToken: accessToken ?? (await openAccessToken(join(dataFolder, 'access.token'))),
  }
}

async function openAccessToken(path: string): Promise<string> {
  const token = await readOrMake(path, () => randomBytes(32).toString('base64url'))
  if (/^[\x21-\x7e]+$/.test(token)) return token
  throw new Error(
    `${path} is damaged: it should hold one token. Delete it to have a new one made, or set FLOW_ACCESS_TOKEN.`,
  )
}

/** The file comes under its name only once it is whole, so that a start which is cut short leaves none half-written. */
async function readOrMake(path: string, make: () => string): Promise<string> {
  const kept = await readIfThere(path)
  if (kept !== undefined) return kept
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`
  const file = await open(unfinished, 'wx', 0o600)
  try {
    await file.writeFile(`${make()}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await link(unfinished, path).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error
  })
  await unlink(unfinished)
  return (await readFile(path, 'utf8')).trim()
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
