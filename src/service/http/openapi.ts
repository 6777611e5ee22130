import fastifySwagger from '@fastify/swagger'
import type { App } from './app.ts'

/** Describes all routes that are registered after it, at `/openapi.json`. */
export function registerOpenApi(app: App): void {
  void app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Flow Console',
        description:
          'Flow Service and its neighbours, as Adobe documents them, and what the console needs beside.',
        version: '0.1.0',
      },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' },
          organisation: { type: 'apiKey', in: 'header', name: 'x-gw-ims-org-id' },
          sandbox: { type: 'apiKey', in: 'header', name: 'x-sandbox-name' },
        },
      },
      security: [{ bearer: [], apiKey: [], organisation: [], sandbox: [] }],
    },
    transform: ({ schema, url }) => ({ schema: mask(schema ?? {}), url }),
    transformObject: (document) =>
      'openapiObject' in document ? unmask(document.openapiObject) : document.swaggerObject,
  })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}

/** The resolver behind the plugin takes properties that are named so for a schema's own keywords, so it is not shown any. */
const MASKED = /"(property )?(\$id|\$ref)":\{/g

function mask<Document>(document: Document): Document {
  return JSON.parse(JSON.stringify(document).replaceAll(MASKED, '"property $2":{'))
}

function unmask<Document>(document: Document): Document {
  return JSON.parse(JSON.stringify(document).replaceAll(MASKED, '"$2":{'))
}
