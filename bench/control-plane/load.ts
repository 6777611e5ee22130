/*
 * A program that loads a server from a process of its own: `load.ts URL SECONDS CONNECTIONS`, with `{requests}` as JSON on
 * stdin. Each connection sends the next request when its answer is there: those of its own, in turn, with the etag of
 * the last answer where a request says `if-match: *`. Prints `{rate, p99Ms}` as JSON.
 *
 * It writes requests to plain sockets, as an HTTP client would take as much of the machine as the server does.
 */
import { connect } from 'node:net'
import { json } from 'node:stream/consumers'
import { Type } from 'typebox'
import { Parse } from 'typebox/value'
import { Requests } from './requests.ts'

const [target = '', seconds = '1', connections = '1'] = process.argv.slice(2)
const url = new URL(target)
const { requests } = Parse(Type.Object({ requests: Requests }), await json(process.stdin))
const end = performance.now() + Number(seconds) * 1000
const latencies: number[] = []

await Promise.all(Array.from({ length: Number(connections) }, (_, index) => sendUntilEnd(index)))
latencies.sort((one, other) => one - other)
console.log(
  JSON.stringify({
    rate: latencies.length / Number(seconds),
    p99Ms: latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN,
  }),
)

function sendUntilEnd(connection: number): Promise<void> {
  const texts = requests
    .filter((_, index) => index % Number(connections) === connection)
    .map((request) => toText(request))
  const etags = requests
    .filter((_, index) => index % Number(connections) === connection)
    .map(({ etag }) => etag ?? '')
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname)
    let turn = -1
    let sentAt = 0
    let head = ''
    let missing = -1
    const send = () => {
      turn = (turn + 1) % texts.length
      head = ''
      missing = -1
      sentAt = performance.now()
      socket.write((texts[turn] ?? '').replace('if-match: *', () => `if-match: ${etags[turn]}`))
    }
    const finish = () => {
      etags[turn] = /\r\netag: ([^\r]+)/i.exec(head)?.[1] ?? ''
      const now = performance.now()
      latencies.push(now - sentAt)
      if (now < end) return send()
      socket.end()
      resolve()
    }
    socket.setNoDelay(true)
    socket.setEncoding('latin1')
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      if (missing >= 0) missing -= chunk.length
      else {
        head += chunk
        const bodyStart = head.indexOf('\r\n\r\n') + 4
        if (bodyStart < 4) return
        const length = Number(/content-length: (\d+)/i.exec(head)?.[1])
        missing = length - (head.length - bodyStart)
        if (!/^HTTP\/1.1 20[01] /.test(head)) {
          socket.destroy()
          return reject(new Error(`the server answered ${head}`))
        }
      }
      if (missing === 0) finish()
    })
  })
}

function toText({ method, path, headers, body = '' }: Requests[number]): string {
  const lines = Object.entries({
    host: url.host,
    ...headers,
    ...(body !== '' && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    }),
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`
}
