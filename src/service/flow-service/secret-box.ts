import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Drawn at once: the system is asked a few microseconds for one nonce or for many. */
const DRAWN_NONCES = 256

/** A secret as it is stored. `setAt` is epoch milliseconds. */
export interface SealedSecret {
  $sealed: string
  setAt: number
}

/** Seals secrets with one key, so that the database alone tells nothing. */
export class SecretBox {
  readonly #key: Uint8Array
  readonly #drawn = Buffer.alloc(DRAWN_NONCES * NONCE_BYTES)
  #taken = this.#drawn.length

  /** @param key 32 bytes. */
  constructor(key: Uint8Array) {
    this.#key = key
  }

  seal(value: unknown, setAt: number): SealedSecret {
    const nonce = this.#drawNonce()
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

  /** Never the same twice. */
  #drawNonce(): Buffer {
    if (this.#taken === this.#drawn.length) {
      randomFillSync(this.#drawn)
      this.#taken = 0
    }
    const nonce = this.#drawn.subarray(this.#taken, this.#taken + NONCE_BYTES)
    this.#taken += NONCE_BYTES
    return nonce
  }
}

export function isSealed(value: unknown): value is SealedSecret {
  return typeof value === 'object' && value !== null && '$sealed' in value
}
