/*
 * A program that loads a server from a process of its own: `load.ts URL SECONDS`, with `{headers, body}` as JSON on
 * stdin. Each of 64 connections sends the next request when its answer is there. Prints `{rate, p99Ms}` as JSON.
 *
 * It writes requests to plain sockets, as an HTTP client would take as much of the machine as the server does.
 */
import { connect } from 'node:net'
import { json } from 'node:stream/consumers'
import { Type } from 'typebox'
import { Parse } from 'typebox/value'

const CONNECTIONS = 64

const Request = Type.Object({
  headers: Type.Record(Type.String(), Type.String()),
  body: Type.String(),
})

const [target = '', seconds = '1'] = process.argv.slice(2)
const url = new URL(target)
const request = toBytes(Parse(Request, await json(process.stdin)))
const end = performance.now() + Number(seconds) * 1000
const latencies: number[] = []

await Promise.all(Array.from({ length: CONNECTIONS }, sendUntilEnd))
latencies.sort((one, other) => one - other)
console.log(
  JSON.stringify({
    rate: latencies.length / Number(seconds),
    p99Ms: latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN,
  }),
)

function sendUntilEnd(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname)
    let sentAt = 0
    let answer = ''
    const send = () => {
      answer = ''
      sentAt = performance.now()
      socket.write(request)
    }
    socket.setNoDelay(true)
    socket.setEncoding('latin1')
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      answer += chunk
      if (!isWhole(answer)) return
      if (!answer.startsWith('HTTP/1.1 200 ')) {
        reject(new Error(`the server answered ${answer}`))
        socket.destroy()
        return
      }
      const now = performance.now()
      latencies.push(now - sentAt)
      if (now < end) return send()
      socket.end()
      resolve()
    })
  })
}

function isWhole(answer: string): boolean {
  const bodyStart = answer.indexOf('\r\n\r\n') + 4
  const length = /content-length: (\d+)/i.exec(answer)?.[1]
  return bodyStart >= 4 && answer.length >= bodyStart + Number(length)
}

function toBytes({ headers, body }: { headers: Record<string, string>; body: string }): Buffer {
  const lines = Object.entries({
    host: url.host,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`POST ${url.pathname} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
}
