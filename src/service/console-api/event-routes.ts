import type { ServerResponse } from 'node:http'
import { ConsoleEvent } from '#contract/console.ts'
import type { Events } from '../events.ts'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import { isGranted } from '../http/permissions.ts'
import { SOURCES } from '../http/permissions-hook.ts'
import type { Caller } from '../tenant.ts'
import type { TokenAccess } from './token-access.ts'

/** Milliseconds between signs of life, so that neither end nor a proxy between takes a quiet stream for a dead one. */
const HEARTBEAT = 15_000

/** A reader that has this many bytes waiting is gone or too slow; it is let go and asks anew when it is back. */
const MAX_WAITING_BYTES = 1_048_576

const follow = {
  tags: ['Console'],
  summary: 'Follow what changes in the sandbox',
  response: {
    200: {
      description: 'Server-sent events; the `data` of each is one of these as JSON.',
      content: { 'text/event-stream': { schema: ConsoleEvent } },
    },
  },
}

/**
 * `GET /events`: what changes in the caller's sandbox, as server-sent events, until the token that opened it ends.
 *
 * @param heartbeat milliseconds between signs of life.
 */
export function registerEventRoutes(
  app: App,
  events: Events,
  access: Pick<TokenAccess, 'onRevoked' | 'isLive'>,
  heartbeat = HEARTBEAT,
): void {
  const open = new Set<() => void>()
  app.addHook('preClose', async () => {
    for (const end of open) end()
  })

  app.get('/events', { schema: follow, exposeHeadRoute: false }, (request, reply) => {
    const stream = reply.raw
    reply.hijack()
    stream.writeHead(200, {
      ...textHeaders(reply.getHeaders()),
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
    })
    const caller = callerOf(request)
    const unsubscribe = events.subscribe(caller, (event) => {
      if (maySee(caller, event)) write(stream, `data: ${JSON.stringify(event)}\n\n`)
    })
    const timer = setInterval(() => {
      if (access.isLive(caller)) write(stream, ':\n\n')
      else end()
    }, heartbeat)
    // What is published while the reader still has to take the end must not be written after it.
    const stop = () => {
      unsubscribe()
      forget()
      clearInterval(timer)
      open.delete(end)
    }
    const end = () => {
      stop()
      stream.end()
    }
    const forget = access.onRevoked(caller, end)
    open.add(end)
    stream.on('close', stop)
    write(stream, ':\n\n')
    if (!access.isLive(caller)) end()
  })
}

/** What became of messages is for those who may see sources; that something changed is for all who may look it up. */
function maySee(caller: Caller, { type }: ConsoleEvent): boolean {
  return type !== 'committed' || SOURCES.some((name) => isGranted(caller, name, 'read'))
}

function write(stream: ServerResponse, text: string): void {
  stream.write(text)
  if (stream.writableLength > MAX_WAITING_BYTES) stream.destroy()
}

function textHeaders(
  headers: Record<string, number | string | string[] | undefined>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}
