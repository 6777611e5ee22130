/*
 * Terms. The log holds *messages* in the order in which they were accepted. A message's *position* is a whole
 * number that only grows; gaps may be. A *reader* is a flow: it remembers its position itself and reads on from
 * there, so that a message is never lost between two readers and trimming is only housekeeping.
 */

/** A message as an inlet accepts it, before it has its place in the log. */
export interface NewMessage {
  flowId: string
  inletId: string
  /** Epoch milliseconds. */
  receivedAt: number
  /** The JSON as it came, UTF-8. */
  body: Uint8Array
}

/** A message in the log. */
export interface Message extends NewMessage {
  position: number
}

/** Keeps messages from their acknowledgement until their flow has dealt with them. */
export interface MessageLog {
  /**
   * Resolves with the position once the message is flushed to disk. Messages that wait at the same time are
   * written and flushed as one group.
   *
   * @throws {MessageLogFullError} if the disk has no room; nothing of the group is kept then.
   * @throws {MessageLogUnavailableError} if the log is closed, or what writes it has failed.
   */
  append(message: NewMessage): Promise<number>

  /** The messages of a flow after `position`, in order, at most `limit` and about `maxBytes` of bodies. */
  read(flowId: string, position: number, limit: number, maxBytes: number): Promise<Message[]>

  /** Calls `listener` with the flow's id after it was appended to, once for a group. @returns what stops it. */
  onAppend(listener: (flowId: string) => void): () => void

  /** Forgets the messages of a flow up to and including `position`. */
  trim(flowId: string, position: number): Promise<void>

  /** Flushes what waits and releases the log. */
  close(): Promise<void>
}

/** The disk, or the size the log may have, leaves no room. Its message is for the log of the service. */
export class MessageLogFullError extends Error {
  override name = 'MessageLogFullError'
}

/** The log takes nothing now, and may again later. Its message is for the sender. */
export class MessageLogUnavailableError extends Error {
  override name = 'MessageLogUnavailableError'
}
