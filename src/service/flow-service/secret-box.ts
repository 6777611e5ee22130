import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A secret as it is stored. `setAt` is epoch milliseconds. */
export interface SealedSecret {
  $sealed: string
  setAt: number
}

/** Seals secrets with one key, so that the database alone tells nothing. */
export class SecretBox {
  readonly #key: Uint8Array

  /** @param key 32 bytes. */
  constructor(key: Uint8Array) {
    this.#key = key
  }

  seal(value: unknown, setAt: number): SealedSecret {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv(ALGORITHM, this.#key, nonce)
    const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
    return {
      $sealed: Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64'),
      setAt,
    }
  }

  /** @throws {Error} if the secret was sealed with another key, or was changed. */
  open({ $sealed }: SealedSecret): unknown {
    const bytes = Buffer.from($sealed, 'base64')
    const decipher = createDecipheriv(ALGORITHM, this.#key, bytes.subarray(0, NONCE_BYTES))
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
    const opened = Buffer.concat([
      decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
      decipher.final(),
    ])
    return JSON.parse(opened.toString('utf8'))
  }
}

export function isSealed(value: unknown): value is SealedSecret {
  return typeof value === 'object' && value !== null && '$sealed' in value
}
