/* The worker thread of the embedded log: does what it is asked, one request after the other. */
import { parentPort, workerData } from 'node:worker_threads'
import { isDiskFull } from '../../disk-full.ts'
import {
  packBodies,
  unpackBodies,
  type LogAnswer,
  type LogFault,
  type LogRequest,
} from './log-protocol.ts'
import { MessagesTable } from './messages-table.ts'

const port = parentPort
if (!port) throw new Error('this module runs in a worker thread only')
const table = new MessagesTable(workerData)

port.on('message', ({ id, request }: { id: number; request: LogRequest }) => {
  const answer = answerTo(request)
  port.postMessage({ id, answer }, answer.kind === 'read' ? [answer.bodies] : [])
  if (answer.kind === 'closed') port.close()
  else if (answer.kind === 'failed' ? answer.full : table.needsCheckpoint()) checkpoint()
})

function answerTo(request: LogRequest): LogAnswer | LogFault {
  try {
    return perform(request)
  } catch (error) {
    return { kind: 'failed', message: String(error), full: isDiskFull(error) }
  }
}

function perform(request: LogRequest): LogAnswer {
  switch (request.kind) {
    case 'append': {
      const bodies = unpackBodies(request.heads, request.bodies)
      const messages = request.heads.map((head, index) => ({
        ...head,
        body: bodies[index] ?? new Uint8Array(),
      }))
      return { kind: 'appended', positions: table.append(messages) }
    }
    case 'read': {
      const { flowId, position, limit, maxBytes } = request
      const messages = table.read(flowId, position, limit, maxBytes)
      return {
        kind: 'read',
        heads: messages.map(({ body, ...head }) => ({ ...head, byteLength: body.byteLength })),
        bodies: packBodies(messages.map(({ body }) => body)),
      }
    }
    case 'trim':
      return { kind: 'trimmed', count: table.trim(request.flowId, request.position, request.limit) }
    case 'close':
      table.close()
      return { kind: 'closed' }
  }
}

/**
 * Done after the answer, so that no sender waits for it. On a full disk it may make room, as the WAL can then be
 * written over; what it cannot move stays safe in the WAL until the next time.
 */
function checkpoint(): void {
  try {
    table.checkpoint()
  } catch (error) {
    if (!isDiskFull(error)) throw error
  }
}
