import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { AnswerText } from './answer-text.ts'
import { DirectReads, type Reader } from './direct-reads.ts'
import { callerBy } from './identity.ts'
import { SCRIPT_HEADERS, testIdentity } from './identified-app-fixture.ts'

const reader: Reader = (asking) => callerBy(asking, testIdentity(), 'required')

async function listen(): Promise<{ reads: DirectReads; origin: string }> {
  const reads = new DirectReads()
  const things = {
    one: async (_caller: object, id: string) => {
      if (id === 'faulty') throw new Error('as asked')
      return { body: new AnswerText([JSON.stringify(id)]), etag: '"1"' }
    },
    list: async () => ({ body: { count: 3 } }),
  }
  reads.add('/things', things, reader)
  const route = reads.before((_request, response) => void response.end('routed'))
  const server = createServer(route).listen(0)
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the server has no port')
  return { reads, origin: `http://127.0.0.1:${address.port}` }
}

it.each<[string, string, string, RequestInit?]>([
  ['an entity', '/things/a-1', '{"items":["a-1"]}'],
  ['a list', '/things?count=true', '{"count":3}'],
  ['an id that is encoded', '/things/%61', 'routed'],
  ['a trailing slash', '/things/', 'routed'],
  ['what is below an entity', '/things/a/b', 'routed'],
  ['another path', '/others/a', 'routed'],
  ['a fault', '/things/faulty', 'routed'],
  ['a write', '/things', 'routed', { method: 'POST', body: '{}' }],
  ['a cookie', '/things/a', 'routed', { headers: { ...SCRIPT_HEADERS, cookie: 'a=b' } }],
  ['no token', '/things/a', 'routed', { headers: {} }],
  ['a wrong key', '/things/a', 'routed', { headers: { ...SCRIPT_HEADERS, 'x-api-key': 'no' } }],
])('answers or hands on %s', async (_title, path, text, init) => {
  const { origin } = await listen()
  const answer = await fetch(origin + path, { headers: SCRIPT_HEADERS, ...init })
  expect(await answer.text()).toBe(text)
})

it('hands on everything once it is closed', async () => {
  const { reads, origin } = await listen()
  reads.close()
  const answer = await fetch(`${origin}/things/a`, { headers: SCRIPT_HEADERS })
  expect(await answer.text()).toBe('routed')
})
