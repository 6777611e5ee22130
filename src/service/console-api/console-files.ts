import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../http/app.ts'
import { answerNotFound } from '../http/errors.ts'

/** Paths under which a page is never meant, so that a mistyped endpoint gets an error and not a page. */
const API_PATH = /^\/(data|collection|console|assets)\//

/**
 * Serves the built console's files by name.
 *
 * @param folder where `vite build` put it.
 */
export function registerConsoleFiles(app: App, folder: string): void {
  void app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    // The build puts a `.gz` and a `.br` beside each text.
    preCompressed: true,
    setHeaders(reply, path) {
      // Names under assets/ carry a hash of their content; only the validators' runtime keeps one name.
      const immutable = /\/assets\/.+-[\w-]{8}(\.\w+)+$/.test(path)
      void reply.header(
        'cache-control',
        immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
}

/** Answers a path that no route takes: with the console's page if a browser asks for one, else with an error. */
export function answerPageOrNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
  if (!wantsPage || API_PATH.test(request.url)) return answerNotFound(request, reply)
  return reply.sendFile('index.html')
}
