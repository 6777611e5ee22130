import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { App } from './app.ts'

const OWN_FOLDER = join(import.meta.dirname, 'api-reference')

/** Found by its manifest, because the package's own code would be loaded at every start. */
const SWAGGER_UI_FOLDER = dirname(
  fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')),
)

/** Of the package, what is needed: the rest is other builds, their maps and its own page. */
const SWAGGER_UI_FILES = ['swagger-ui.css', 'swagger-ui-bundle.js']
const FILES = new Set(['page.css', 'page.js', ...SWAGGER_UI_FILES])

/** The page `/api-reference`, which shows `/openapi.json` to people. It has no inline script or style. */
export function registerApiReference(app: App): void {
  app.get('/api-reference', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(await readFile(join(OWN_FOLDER, 'page.html'))),
  )
  void app.register(fastifyStatic, {
    root: [OWN_FOLDER, SWAGGER_UI_FOLDER],
    prefix: '/api-reference/',
    decorateReply: false,
    allowedPath: (path) => FILES.has(path.slice(1)),
    cacheControl: false,
    setHeaders(reply, path) {
      const isPackaged = SWAGGER_UI_FILES.includes(basename(path))
      void reply.header('cache-control', isPackaged ? 'public, max-age=86400' : 'no-cache')
    },
  })
}
