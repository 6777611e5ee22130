import { fastify } from 'fastify'

/** Takes JSON and answers, and keeps nothing: what `bench/inlet.ts` measures the inlet against. */
const app = fastify()
app.post('/', () => ({ status: 'ok' }))
console.log(`listening on ${await app.listen({ port: 0 })}`)
