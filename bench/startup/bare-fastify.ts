import { fastify } from 'fastify'

/** The least that any service on Fastify does: what `bench/startup.ts` measures Flow Console against. */
const app = fastify()
app.get('/healthz', () => ({ status: 'ok' }))
console.log(`listening on ${await app.listen({ port: 0 })}`)
