import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import {
  MessageLogUnavailableError,
  type Message,
  type MessageLog,
  type NewMessage,
} from '../message-log.ts'
import { AppendQueue } from './append-queue.ts'
import { packBodies, unpackBodies, type LogAnswer, type LogFile } from './log-protocol.ts'
import { WorkerCalls } from './worker-calls.ts'

/** A long deletion would keep senders waiting; between two slices their groups are written. */
const TRIM_SLICE = 1000

/**
 * Opens the message log that a single service keeps beside itself: an SQLite file, written by a worker thread.
 *
 * @param file `path` of the file, made with its folder if it is not there; `sizeLimit`, the bytes to which it may
 *   grow before it counts as full. Trimmed messages leave room for new ones; the file does not shrink.
 *   `positionsAfter`, the last position that any flow has dealt with.
 * @throws {Error} if the file cannot be opened, or is no log.
 */
export async function openEmbeddedLog(file: LogFile): Promise<MessageLog> {
  await mkdir(dirname(file.path), { recursive: true })
  const worker = new Worker(new URL('./log-worker.ts', import.meta.url), {
    workerData: file,
    env: compileCache(),
  })
  const calls = new WorkerCalls(worker)
  // The first answer shows that the file is open; a message of no flow is not there.
  const probe = { kind: 'read', flowId: '', position: 0, limit: 0, maxBytes: 0 } as const
  await calls.call(probe).catch(({ cause }: Error) => {
    throw new Error(
      `${file.path} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}. Restore it from a backup, or move it away: a new log is then begun without the messages that have not become rows yet.`,
      { cause },
    )
  })
  return new EmbeddedLog(worker, calls)
}

/**
 * A worker does not inherit the compile cache that its process turned on. Without it, the worker loads Node's
 * TypeScript compiler: 20 MB, and 50 ms of the start.
 */
function compileCache(): Record<string, string> {
  const folder = getCompileCacheDir()
  // Node keeps each of its versions in a folder of its own below the one that was asked for.
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) }
}

class EmbeddedLog implements MessageLog {
  readonly #worker: Worker
  readonly #calls: WorkerCalls
  readonly #queue = new AppendQueue((group) => this.#write(group))
  readonly #listeners = new Set<(flowId: string) => void>()
  #closing: Promise<void> | undefined

  constructor(worker: Worker, calls: WorkerCalls) {
    this.#worker = worker
    this.#calls = calls
  }

  append(message: NewMessage): Promise<number> {
    if (this.#closing) {
      return Promise.reject(new MessageLogUnavailableError('The message log is closed.'))
    }
    return this.#queue.push(message)
  }

  async read(flow: string, after: number, limit: number, maxBytes: number): Promise<Message[]> {
    const request = { flowId: flow, position: after, limit, maxBytes }
    const answer = await this.#calls.call({ kind: 'read', ...request })
    if (answer.kind !== 'read') throw unexpected(answer)
    const bodies = unpackBodies(answer.heads, answer.bodies)
    return answer.heads.map(({ position, flowId, inletId, receivedAt }, index) => ({
      position,
      flowId,
      inletId,
      receivedAt,
      body: bodies[index] ?? new Uint8Array(),
    }))
  }

  onAppend(listener: (flowId: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async trim(flowId: string, position: number): Promise<void> {
    let count: number
    do {
      const answer = await this.#calls.call({ kind: 'trim', flowId, position, limit: TRIM_SLICE })
      if (answer.kind !== 'trimmed') throw unexpected(answer)
      count = answer.count
    } while (count === TRIM_SLICE)
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    await this.#queue.drained()
    const ended = once(this.#worker, 'exit')
    await this.#calls.call({ kind: 'close' })
    await ended
  }

  async #write(group: NewMessage[]): Promise<number[]> {
    const heads = group.map(({ body, ...head }) => ({ ...head, byteLength: body.byteLength }))
    const bodies = packBodies(group.map(({ body }) => body))
    const answer = await this.#calls.call({ kind: 'append', heads, bodies }, [bodies])
    if (answer.kind !== 'appended') throw unexpected(answer)
    // Later, so that a listener's fault is not taken for a failed write.
    setImmediate(() => this.#announce(new Set(group.map(({ flowId }) => flowId))))
    return answer.positions
  }

  #announce(flowIds: Set<string>): void {
    for (const flowId of flowIds) for (const listener of this.#listeners) listener(flowId)
  }
}

function unexpected(answer: LogAnswer): Error {
  return new Error(`the log's worker answered "${answer.kind}" to another question`)
}
