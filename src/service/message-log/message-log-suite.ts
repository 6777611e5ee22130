import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MessageLogUnavailableError, type MessageLog, type NewMessage } from './message-log.ts'

/** Where an adapter keeps its messages during one test: the log can be opened, closed and opened again. */
export interface LogStore {
  open: () => Promise<MessageLog>
  remove: () => Promise<void>
}

const MAX_BYTES = 1_000_000

const messageOf = (flowId: string, text: string): NewMessage => ({
  flowId,
  inletId: 'inlet',
  receivedAt: 1_700_000_000_000,
  body: new TextEncoder().encode(text),
})

const textsOf = async (log: MessageLog, flowId: string, position = 0) => {
  const messages = await log.read(flowId, position, 1000, MAX_BYTES)
  return messages.map(({ body }) => new TextDecoder().decode(body))
}

/** What every adapter of the MessageLog port does. */
export function describeMessageLog(name: string, makeStore: () => Promise<LogStore>): void {
  describe(`${name} as a message log`, () => {
    let store: LogStore
    let log: MessageLog
    beforeEach(async () => {
      store = await makeStore()
      log = await store.open()
    })
    afterEach(async () => {
      await log.close()
      await store.remove()
    })

    it('gives back a message as it was appended, with its position', async () => {
      const message = messageOf('a', '{"name":"Ünïcödé ☃"}')
      const position = await log.append(message)
      const [read] = await log.read('a', 0, 10, MAX_BYTES)
      expect(read).toEqual({ ...message, position })
    })

    it('keeps the order of appends made at once, and numbers them upwards', async () => {
      const texts = Array.from({ length: 300 }, (_, index) => `${index}`)
      const positions = await Promise.all(texts.map((text) => log.append(messageOf('a', text))))
      expect(positions).toEqual(positions.toSorted((one, other) => one - other))
      expect(new Set(positions).size).toBe(300)
      expect(await textsOf(log, 'a')).toEqual(texts)
    })

    it('takes an empty body and one of a mebibyte', async () => {
      const bodies = [new Uint8Array(), new Uint8Array(1_048_576).fill(32)]
      await Promise.all(bodies.map((body) => log.append({ ...messageOf('a', ''), body })))
      const read = await log.read('a', 0, 10, 2 * 1_048_576)
      expect(read.map(({ body }) => body.byteLength)).toEqual([0, 1_048_576])
    })

    it('reads the messages of one flow only, after a position', async () => {
      const first = await log.append(messageOf('a', 'a1'))
      await log.append(messageOf('b', 'b1'))
      await log.append(messageOf('a', 'a2'))
      expect(await textsOf(log, 'a')).toEqual(['a1', 'a2'])
      expect(await textsOf(log, 'a', first)).toEqual(['a2'])
      expect(await textsOf(log, 'c')).toEqual([])
    })

    it('reads no more than the limit', async () => {
      for (const text of ['1', '2', '3']) await log.append(messageOf('a', text))
      expect(await log.read('a', 0, 2, MAX_BYTES)).toHaveLength(2)
    })

    it('stops reading at the bytes asked for, but always gives a message', async () => {
      for (const text of ['12345', '12345', '12345']) await log.append(messageOf('a', text))
      expect(await log.read('a', 0, 10, 1)).toHaveLength(1)
      expect(await log.read('a', 0, 10, 10)).toHaveLength(2)
    })

    it('tells listeners which flow was appended to, until they stop listening', async () => {
      const next = () => new Promise<string>((resolve) => (stop = log.onAppend(resolve)))
      let stop = () => {}
      const [flowId] = await Promise.all([next(), log.append(messageOf('a', '1'))])
      expect(flowId).toBe('a')
      stop()
      const heard: string[] = []
      const stopHeard = log.onAppend((id) => heard.push(id))
      stopHeard()
      await Promise.all([next(), log.append(messageOf('b', '2'))])
      expect(heard).toEqual([])
    })

    it('forgets what is trimmed, and nothing of another flow', async () => {
      await log.append(messageOf('a', 'a1'))
      await log.append(messageOf('b', 'b1'))
      const second = await log.append(messageOf('a', 'a2'))
      await log.append(messageOf('a', 'a3'))
      await log.trim('a', second)
      expect(await textsOf(log, 'a')).toEqual(['a3'])
      expect(await textsOf(log, 'b')).toEqual(['b1'])
    })

    it('trims thousands of messages', async () => {
      const positions = await Promise.all(
        Array.from({ length: 2500 }, (_, index) => log.append(messageOf('a', `${index}`))),
      )
      await log.trim('a', Math.max(...positions))
      expect(await textsOf(log, 'a')).toEqual([])
    })

    it('finds its messages again after it was closed and opened', async () => {
      await log.append(messageOf('a', '1'))
      await log.close()
      log = await store.open()
      expect(await textsOf(log, 'a')).toEqual(['1'])
    })

    it('never gives a position twice, not even when all was trimmed before a restart', async () => {
      const last = await log.append(messageOf('a', '1'))
      await log.trim('a', last)
      await log.close()
      log = await store.open()
      expect(await log.append(messageOf('a', '2'))).toBeGreaterThan(last)
    })

    it('keeps what was still waiting when it was closed', async () => {
      const appends = Array.from({ length: 50 }, (_, index) =>
        log.append(messageOf('a', `${index}`)),
      )
      await log.close()
      await Promise.all(appends)
      log = await store.open()
      expect(await textsOf(log, 'a')).toHaveLength(50)
    })

    it('refuses appends and reads once it is closed', async () => {
      await log.close()
      await expect(log.append(messageOf('a', '1'))).rejects.toThrow(MessageLogUnavailableError)
      await expect(log.read('a', 0, 1, 1)).rejects.toThrow(MessageLogUnavailableError)
    })
  })
}
