import type { Transferable, Worker } from 'node:worker_threads'
import { MessageLogFullError, MessageLogUnavailableError } from '../message-log.ts'
import type { LogAnswer, LogFault, LogRequest } from './log-protocol.ts'

/** Asks the log's worker and hands each answer to who asked. When the worker ends, all that wait are refused. */
export class WorkerCalls {
  readonly #worker: Worker
  readonly #waiting = new Map<number, PromiseWithResolvers<LogAnswer>>()
  #lastId = 0
  #ended: MessageLogUnavailableError | undefined

  constructor(worker: Worker) {
    this.#worker = worker
    let cause: unknown
    worker.on('message', (message: { id: number; answer: LogAnswer | LogFault }) =>
      this.#settle(message.id, message.answer),
    )
    worker.on('error', (error) => {
      cause = error
    })
    worker.on('exit', (code) => {
      const reason = cause === undefined ? `with exit code ${code}` : `by ${String(cause)}`
      const ended = code === 0 ? 'is closed' : `was ended ${reason}; restart the service`
      this.#end(new MessageLogUnavailableError(`The message log ${ended}.`, { cause }))
    })
  }

  /**
   * @throws {MessageLogFullError} if there is no room.
   * @throws {MessageLogUnavailableError} if the worker has ended, or ends before it answers.
   */
  call(request: LogRequest, transfer: Transferable[] = []): Promise<LogAnswer> {
    if (this.#ended) return Promise.reject(this.#ended)
    const id = ++this.#lastId
    const call = Promise.withResolvers<LogAnswer>()
    this.#waiting.set(id, call)
    this.#worker.postMessage({ id, request }, transfer)
    return call.promise
  }

  #settle(id: number, answer: LogAnswer | LogFault): void {
    const call = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (answer.kind !== 'failed') return call?.resolve(answer)
    const message = `The message log failed: ${answer.message}.`
    call?.reject(answer.full ? new MessageLogFullError(message) : new Error(message))
  }

  #end(error: MessageLogUnavailableError): void {
    this.#ended = error
    for (const call of this.#waiting.values()) call.reject(error)
    this.#waiting.clear()
  }
}
