import { beforeEach, describe, expect, it } from 'vitest'
import { NOW, openCollection, type Collection, xdmMessage } from './collection-fixture.ts'

let served: Collection
beforeEach(async () => {
  served = await openCollection()
})

describe('POST /collection/batch/{inletId}', () => {
  it('answers each message by itself, in order', async () => {
    const messages = [{ n: 1 }, [], { n: 2 }, 'x', { n: 3 }]
    const answer = await served.post('/collection/batch/raw', JSON.stringify({ messages }))
    expect(answer.statusCode).toBe(207)
    const kept = await served.stored('flow-on')
    expect(kept.map(({ text }) => text)).toEqual(['{"n":1}', '{"n":2}', '{"n":3}'])
    const ids = kept.map(({ xactionId }) => ({ xactionId }))
    const refused = (kind: RegExp) => ({ statusCode: 400, message: expect.stringMatching(kind) })
    expect(answer.json()).toEqual({
      inletId: 'raw',
      batchId: answer.headers['x-request-id'],
      receivedTimeMs: NOW,
      responses: [ids[0], refused(/an array/), ids[1], refused(/a string/), ids[2]],
    })
  })

  it('lets each XDM message name its flow', async () => {
    const messages = ['flow-on', 'flow-off'].map((flowId) => ({
      ...xdmMessage,
      header: { ...xdmMessage.header, flowId },
    }))
    const answer = await served.post('/collection/batch/xdm', JSON.stringify({ messages }))
    expect(answer.json().responses).toEqual([
      { xactionId: expect.any(String) },
      { statusCode: 400, message: expect.stringMatching(/flow-off is disabled/) },
    ])
  })

  it('takes ten thousand messages', async () => {
    const messages = Array.from({ length: 10_000 }, (_, n) => ({ n }))
    const answer = await served.post('/collection/batch/raw', JSON.stringify({ messages }))
    expect(answer.statusCode).toBe(207)
    const { responses } = answer.json()
    const ids = responses.map(({ xactionId }: { xactionId: string }) => xactionId)
    expect(new Set(ids).size).toBe(10_000)
  })

  it('takes an empty batch', async () => {
    const answer = await served.post('/collection/batch/raw', '{"messages":[]}')
    expect(answer.statusCode).toBe(207)
    expect(answer.json().responses).toEqual([])
  })

  it.each([
    ['an array', '[]', 'CONSOLE-1-400'],
    ['messages that are no array', '{"messages":{}}', 'CONSOLE-1-400'],
    ['what is not JSON', '{"messages":[{},]}', 'CONSOLE-2-400'],
    ['too many', JSON.stringify({ messages: Array(10_001).fill(0) }), 'CONSOLE-1-400'],
  ])('refuses %s as a whole', async (_, body, errorCode) => {
    const answer = await served.post('/collection/batch/raw', body)
    expect(answer.json()).toMatchObject({ status: 400, report: { errorCode } })
  })
})
