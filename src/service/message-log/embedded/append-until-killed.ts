/*
 * A program for the durability test: appends numbered messages, several at once, and prints `position number` of
 * each as soon as it is acknowledged, until it is killed. Its argument is the log's path.
 */
import { writeSync } from 'node:fs'
import { openEmbeddedLog } from './embedded-log.ts'

const SENDERS = 16

const log = await openEmbeddedLog({ path: process.argv[2] ?? '' })
let last = 0

async function send(): Promise<never> {
  for (;;) {
    const number = ++last
    const body = new TextEncoder().encode(String(number))
    const position = await log.append({ flowId: 'flow', inletId: 'inlet', receivedAt: 0, body })
    writeSync(1, `${position} ${number}\n`)
  }
}

await Promise.all(Array.from({ length: SENDERS }, send))
