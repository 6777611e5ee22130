import type { NewMessage } from '../message-log.ts'

/** With one group in flight, senders who wait for their answer fall into two halves and groups halve with them. */
const GROUPS_IN_FLIGHT = 2
/** Bounds the memory of a group, and how long the first of it waits for the last. */
const GROUP_BYTES = 4 * 1024 * 1024

interface Waiting extends Omit<PromiseWithResolvers<number>, 'promise'> {
  message: NewMessage
}

/** Gathers the messages that wait at the same time into groups, and answers each with its position. */
export class AppendQueue {
  readonly #write: (group: NewMessage[]) => Promise<number[]>
  #waiting: Waiting[] = []
  #inFlight = 0
  #scheduled = false
  #whenEmpty = Promise.withResolvers<void>()

  /** @param write keeps all of a group, or rejects and keeps none. Resolves with the positions, in order. */
  constructor(write: (group: NewMessage[]) => Promise<number[]>) {
    this.#write = write
  }

  push(message: NewMessage): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    this.#waiting.push({ message, resolve, reject })
    this.#schedule()
    return promise
  }

  /** Resolves once nothing waits any more. */
  drained(): Promise<void> {
    if (this.#isEmpty()) return Promise.resolve()
    return this.#whenEmpty.promise
  }

  /** Waits for the event loop's turn to end: what arrived in the same turn goes into one group. */
  #schedule(): void {
    if (this.#scheduled || this.#inFlight >= GROUPS_IN_FLIGHT) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      void this.#send(this.#takeGroup())
    })
  }

  async #send(group: Waiting[]): Promise<void> {
    this.#inFlight += 1
    try {
      const positions = await this.#write(group.map(({ message }) => message))
      for (const [index, position] of positions.entries()) group[index]?.resolve(position)
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
    this.#inFlight -= 1
    if (this.#waiting.length > 0) this.#schedule()
    if (this.#isEmpty()) {
      this.#whenEmpty.resolve()
      this.#whenEmpty = Promise.withResolvers<void>()
    }
  }

  #takeGroup(): Waiting[] {
    let bytes = 0
    const over = this.#waiting.findIndex(({ message }, index) => {
      bytes += message.body.byteLength
      return index > 0 && bytes > GROUP_BYTES
    })
    return this.#waiting.splice(0, over === -1 ? this.#waiting.length : over)
  }

  #isEmpty(): boolean {
    return this.#waiting.length === 0 && this.#inFlight === 0
  }
}
