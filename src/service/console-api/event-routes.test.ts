import type { ConsoleEvent } from '#contract/console.ts'
import { expect, it, onTestFinished } from 'vitest'
import { Events } from '../events.ts'
import { openTestStorage } from '../storage/sqlite/storage-fixture.ts'
import { identifiedApp, SCRIPT_HEADERS, type OtherTokens } from '../http/identified-app-fixture.ts'
import { registerEventRoutes } from './event-routes.ts'
import { TokenAccess } from './token-access.ts'

const PROD = { orgId: 'local@FlowOrg', sandbox: { id: 'sandbox-prod' } }
const DEV = { orgId: 'local@FlowOrg', sandbox: { id: 'sandbox-dev' } }
const COMMITTED: ConsoleEvent = {
  type: 'committed',
  flowId: 'f',
  dataSetId: 'd',
  batchId: 'b',
  stored: 1,
  failed: 0,
  outcomes: [],
}
const changed = (id: string): ConsoleEvent => ({ type: 'changed', kind: 'flows', id })

/** A service that listens, with its event stream alone. Beside the usual token it knows `others`. */
async function listen(heartbeat = 60_000, others: OtherTokens = {}) {
  const events = new Events()
  const { storage } = await openTestStorage()
  const administrator = { text: 'token', clientId: 'key', orgId: 'local@FlowOrg' }
  const access = new TokenAccess(storage.tokens, administrator, Date.now)
  const app = identifiedApp((guarded) => {
    registerEventRoutes(guarded, events, access, heartbeat)
    // Work that was under way goes on while the service closes.
    guarded.addHook('preClose', async () => events.publish(PROD, changed('while closing')))
  }, others)
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => app.close())
  return { app, events, access, url: `${url}/events` }
}

/** Opens the stream; `until` reads on to a text, and `rest` to the end. */
async function open(url: string, sandbox = 'prod', token = 'token') {
  const authorization = `Bearer ${token}`
  const answer = await fetch(url, {
    headers: { ...SCRIPT_HEADERS, authorization, 'x-sandbox-name': sandbox },
  })
  if (!answer.body) throw new Error('the stream has no body')
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  let seen = ''
  const readOn = async (wanted: () => boolean) => {
    while (!wanted()) {
      const { done, value } = await reader.read()
      if (done) return seen
      seen += value
    }
    return seen
  }
  return {
    headers: answer.headers,
    until: (text: string) => readOn(() => seen.includes(text)),
    rest: () => readOn(() => false),
    leave: () => reader.cancel(),
  }
}

it('tells what changes as it changes, with the headers of every answer', async () => {
  const { events, url } = await listen()
  const stream = await open(url)
  expect(stream.headers.get('content-type')).toBe('text/event-stream')
  expect(stream.headers.get('cache-control')).toBe('no-store')
  expect(stream.headers.get('content-security-policy')).toContain("default-src 'none'")
  await stream.until(':\n\n')
  events.publish(PROD, changed('first'))
  expect(await stream.until('first')).toBe(`:\n\ndata: ${JSON.stringify(changed('first'))}\n\n`)
})

it('tells nothing of another sandbox', async () => {
  const { events, url } = await listen()
  const prod = await open(url)
  const dev = await open(url, 'dev')
  events.publish(DEV, changed('theirs'))
  events.publish(PROD, changed('ours'))
  expect(await prod.until('ours')).not.toContain('theirs')
  expect(await dev.until('theirs')).not.toContain('ours')
})

it('shows that it lives while nothing happens', async () => {
  const { url } = await listen(5)
  const stream = await open(url)
  expect(await stream.until(':\n\n:\n\n:\n\n')).toMatch(/^(?::\n\n)+$/)
})

it('ends when the service closes, whatever is published meanwhile', async () => {
  const { app, events, url } = await listen()
  const stream = await open(url)
  await stream.until(':\n\n')
  const closed = app.close()
  expect(await stream.rest()).toBe(':\n\n')
  await closed
  events.publish(PROD, changed('afterwards'))
})

it('goes on for others when a reader has left', async () => {
  const { events, url } = await listen()
  const leaving = await open(url)
  const staying = await open(url)
  await leaving.leave()
  for (const id of ['one', 'two']) events.publish(PROD, changed(id))
  expect(await staying.until('two')).toContain('one')
})

it('ends at once when its token is revoked, and others go on', async () => {
  const { events, access, url } = await listen(60_000, { bot: { tokenId: 't1' } })
  const [bots, ours] = [await open(url, 'prod', 'bot'), await open(url)]
  await bots.until(':\n\n')
  access.revoked('t1')
  expect(await bots.rest()).toBe(':\n\n')
  events.publish(PROD, changed('later'))
  expect(await ours.until('later')).toContain('later')
  const late = await open(url, 'prod', 'bot')
  expect(await late.rest()).toBe(':\n\n')
})

it('ends with its token, at the next sign of life', async () => {
  const { url } = await listen(5, { bot: { tokenId: 't1', expiresAt: Date.now() + 100 } })
  const stream = await open(url, 'prod', 'bot')
  expect(await stream.rest()).toMatch(/^(?::\n\n)+$/)
})

it('tells of messages only who may see sources', async () => {
  const { events, url } = await listen(60_000, { modeler: { grants: [] } })
  const [modelers, ours] = [await open(url, 'prod', 'modeler'), await open(url)]
  events.publish(PROD, COMMITTED)
  events.publish(PROD, changed('later'))
  expect(await modelers.until('later')).not.toContain('committed')
  expect(await ours.until('later')).toContain('committed')
})

it('is not opened by who only asks for headers, or shows no token', async () => {
  const { url } = await listen()
  expect((await fetch(url, { method: 'HEAD', headers: SCRIPT_HEADERS })).status).toBe(404)
  expect((await fetch(url)).status).toBe(403)
})
