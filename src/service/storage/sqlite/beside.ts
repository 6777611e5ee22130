import { Worker } from 'node:worker_threads'
import type { Row, Statement } from './statements.ts'

/** Does what takes long in a thread of its own, so that the service goes on meanwhile. */
export interface Beside {
  /** @throws {Error} if the statement fails, or the thread ends. */
  read(statement: Statement): Promise<Row[]>
  /** Counts commits, and after many of them has what they wrote brought from the write-ahead log into the database. */
  noteCommit(): void
  close(): Promise<void>
}

type BesideAnswer = { id: number } & ({ rows: Row[] } | { fault: string })

const WORKER = new URL('./beside-worker.ts', import.meta.url)

/** Commits, of a page or of hundreds, after which the write-ahead log is some megabytes long. */
const COMMITS = 200

/** A read that is asked for after this long without one starts the thread anew; it holds some 10 MB meanwhile. */
const IDLE_MILLIS = 20_000

/** @param path the database's file. The thread runs only while it is needed. */
export function createBeside(path: string): Beside {
  const waiting = new Map<number, PromiseWithResolvers<Row[]>>()
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let ids = 0
  let commits = 0
  let isCheckpointing = false

  function start(): Worker {
    const started = new Worker(WORKER, { workerData: path })
    started.unref()
    started.on('message', (answer: BesideAnswer) => {
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('rows' in answer) asked?.resolve(answer.rows)
      else asked?.reject(new Error(answer.fault))
      if (waiting.size === 0) rest()
    })
    started.on('error', (error) => end(started, error))
    started.on('exit', () => end(started, new Error('the thread that reads beside has ended')))
    return started
  }

  function rest(): void {
    worker?.unref()
    clearTimeout(idle)
    idle = setTimeout(() => void stop(), IDLE_MILLIS)
    idle.unref()
  }

  function end(ended: Worker, reason: unknown): void {
    if (worker !== ended) return
    worker = undefined
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }

  async function stop(): Promise<void> {
    clearTimeout(idle)
    const stopping = worker
    worker = undefined
    await stopping?.terminate()
  }

  function ask(statement: Statement | 'checkpoint'): Promise<Row[]> {
    clearTimeout(idle)
    worker ??= start()
    worker.ref()
    const id = (ids += 1)
    const answer = Promise.withResolvers<Row[]>()
    waiting.set(id, answer)
    worker.postMessage({ id, statement }, [])
    return answer.promise
  }

  return {
    read: ask,
    noteCommit() {
      commits += 1
      if (commits < COMMITS || isCheckpointing) return
      commits = 0
      isCheckpointing = true
      // One that fails is no loss: a later one does its work too, and at last the connection that writes does.
      void ask('checkpoint')
        .catch(() => undefined)
        .finally(() => (isCheckpointing = false))
    },
    async close() {
      await stop()
      for (const { reject } of waiting.values()) reject(new Error('the storage is closed'))
      waiting.clear()
    },
  }
}
