import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { MessageLogUnavailableError } from '../message-log.ts'
import { WorkerCalls } from './worker-calls.ts'

const workerThat = (does: string) =>
  new Worker(`require('node:worker_threads').parentPort.on('message', () => { ${does} })`, {
    eval: true,
  })

it.each([
  ['throws', 'throw new Error("out of luck")', /out of luck/],
  ['exits', 'process.exit(3)', /exit code 3/],
])(
  'all that wait are refused when the worker %s, and all that comes after',
  async (_, does, reason) => {
    const worker = workerThat(does)
    const calls = new WorkerCalls(worker)
    const ended = once(worker, 'exit').catch(() => undefined)
    const outcomes = await Promise.allSettled([
      calls.call({ kind: 'close' }),
      calls.call({ kind: 'close' }),
    ])
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { name: 'MessageLogUnavailableError', message: expect.stringMatching(reason) },
      })
    }
    await ended
    await expect(calls.call({ kind: 'close' })).rejects.toThrow(MessageLogUnavailableError)
  },
)
