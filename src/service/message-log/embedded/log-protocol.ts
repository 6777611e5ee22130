/*
 * What passes between the embedded log and its worker. Bodies travel end to end in one buffer, which is handed
 * over, not copied; the heads say how long each is.
 */

export interface Head {
  flowId: string
  inletId: string
  receivedAt: number
  byteLength: number
}

export interface StoredHead extends Head {
  position: number
}

export type LogRequest =
  | { kind: 'append'; heads: Head[]; bodies: ArrayBuffer }
  | { kind: 'read'; flowId: string; position: number; limit: number; maxBytes: number }
  | { kind: 'trim'; flowId: string; position: number; limit: number }
  | { kind: 'close' }

export type LogAnswer =
  | { kind: 'appended'; positions: number[] }
  | { kind: 'read'; heads: StoredHead[]; bodies: ArrayBuffer }
  | { kind: 'trimmed'; count: number }
  | { kind: 'closed' }

/** `full`: the disk, or the log's share of it, has no room. */
export type LogFault = { kind: 'failed'; message: string; full: boolean }

/** What a worker is started with: where the file is, and the bytes to which it may grow. */
export interface LogFile {
  path: string
  sizeLimit?: number
  /** No message gets this position or a lower one: a flow that is past it would never read the message. */
  positionsAfter?: number
}

/** Lays bodies end to end in a buffer of their own, which can be handed over. */
export function packBodies(bodies: Uint8Array[]): ArrayBuffer {
  const packed = new Uint8Array(bodies.reduce((sum, body) => sum + body.byteLength, 0))
  let offset = 0
  for (const body of bodies) {
    packed.set(body, offset)
    offset += body.byteLength
  }
  return packed.buffer
}

/** The bodies again, as views of the one buffer. */
export function unpackBodies(heads: Head[], bodies: ArrayBuffer): Uint8Array[] {
  let offset = 0
  return heads.map(({ byteLength }) => {
    const body = new Uint8Array(bodies, offset, byteLength)
    offset += byteLength
    return body
  })
}
