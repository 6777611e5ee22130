import type { Events } from '../events.ts'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'

/** Milliseconds between signs of life, so that neither end nor a proxy between takes a quiet stream for a dead one. */
const HEARTBEAT = 15_000

/** A reader that has this many bytes waiting is gone or too slow; it is let go and asks anew when it is back. */
const MAX_WAITING_BYTES = 1_048_576

/** `GET /events`: what changes in the caller's sandbox, as server-sent events. */
export function registerEventRoutes(app: App, events: Events): void {
  const open = new Set<() => void>()
  app.addHook('preClose', async () => {
    for (const end of open) end()
  })

  app.get('/events', { schema: { tags: ['Console'] } }, (request, reply) => {
    const stream = reply.raw
    reply.hijack()
    stream.writeHead(200, {
      ...textHeaders(reply.getHeaders()),
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
    })
    const write = (text: string) => {
      stream.write(text)
      if (stream.writableLength > MAX_WAITING_BYTES) stream.destroy()
    }
    const unsubscribe = events.subscribe(callerOf(request), (event) =>
      write(`data: ${JSON.stringify(event)}\n\n`),
    )
    const heartbeat = setInterval(() => write(':\n\n'), HEARTBEAT)
    const end = () => stream.end()
    open.add(end)
    stream.on('close', () => {
      unsubscribe()
      clearInterval(heartbeat)
      open.delete(end)
    })
    write(':\n\n')
  })
}

function textHeaders(
  headers: Record<string, number | string | string[] | undefined>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}
