import { crc32 } from 'node:zlib'
import type { Message } from './message-log.ts'

/**
 * The id under which a sender, the console and the failed records speak of one message:
 * `receivedTimeMs:position:flow`, three decimal numbers as in Adobe's answers. It follows from the message as
 * the log keeps it, so whoever reads the log finds the id that the inlet answered. The position alone is unique
 * within one log; the last number is drawn from the flow's id.
 *
 * @see Adobe, "Streaming ingestion", whose example is `1584479347507:2153:240`.
 */
export function xactionIdOf({
  receivedAt,
  position,
  flowId,
}: Pick<Message, 'receivedAt' | 'position' | 'flowId'>): string {
  return `${receivedAt}:${position}:${crc32(flowId) % 1000}`
}
