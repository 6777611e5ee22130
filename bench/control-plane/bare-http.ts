/*
 * What `bench/control-plane.ts` measures the service against: a bare `node:http` server that reads and parses the body if
 * there is one, and answers with an object, made into text each time. It keeps nothing. The answers come on stdin as
 * `{answers: {"GET /path": {...}}}`, by method and the path's last part, as equal as can be to those of the service.
 */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { Type } from 'typebox'
import { Parse } from 'typebox/value'

const Answers = Type.Object({ one: Type.Unknown(), list: Type.Unknown() })
const answers = Parse(Answers, await json(process.stdin))
const etag = '"00000000-0000-0200-0000-000000000000"'

const server = createServer((request, response) => {
  const send = (status: number, answer: unknown) => {
    const text = JSON.stringify(answer)
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      etag,
    })
    response.end(text)
  }
  if (request.method === 'GET') {
    return send(200, request.url?.includes('?') ? answers.list : answers.one)
  }
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString())
    if (typeof body !== 'object') throw new Error('the body is no object')
    send(request.method === 'POST' ? 201 : 200, { id: randomUUID(), etag })
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the server has no port')
  console.log(`listening on http://127.0.0.1:${address.port}`)
})
