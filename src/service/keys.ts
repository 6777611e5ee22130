import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
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
  const secretKey = Buffer.from(
    await readOrMake(secretPath, () => randomBytes(32).toString('hex')),
    'hex',
  )
  if (secretKey.length !== 32) {
    throw new Error(
      `${secretPath} is damaged: it should hold 64 hex digits. Restore it from a backup; without it the stored secrets cannot be opened.`,
    )
  }
  return {
    secretKey,
    accessToken:
      accessToken ??
      (await readOrMake(join(dataFolder, 'access.token'), () =>
        randomBytes(32).toString('base64url'),
      )),
  }
}

async function readOrMake(path: string, make: () => string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  const text = make()
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(`${text}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  return text
}
