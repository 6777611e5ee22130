import fastifySwagger from '@fastify/swagger'
import type { App } from './app.ts'
import { withDescribed } from './described-parameter.ts'
import { completeDocument } from './openapi-document.ts'

/** The callers of one organisation: a program with its token, or the console with its cookie. */
const SECURITY: Record<string, string[]>[] = [
  { bearer: [], apiKey: [], organisation: [], sandbox: [] },
  { session: [], organisation: [], sandbox: [] },
]

/** In the order of a dataflow's parts; tags that are not here follow. */
const TAGS = [
  'Connection specs',
  'Base connections',
  'Source connections',
  'Target connections',
  'Flow specs',
  'Flows',
  'Runs',
  'Streaming ingestion',
  'Schema Registry',
  'Catalog',
  'Data Access',
  'Data Prep',
  'Sandboxes',
  'Landing zones',
  'Access',
  'Console',
  'Operation',
]

const header = (name: string, description: string) =>
  ({ type: 'apiKey', in: 'header', name, description }) as const

/**
 * Describes all routes that are registered after it, at `/openapi.json`. The description is made when it is first asked
 * for, so that the start does not wait for it.
 */
export function registerOpenApi(app: App): void {
  void app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Flow Console',
        summary: 'Dataflows from sources to datasets',
        description:
          'Flow Service and its neighbours, as Adobe documents them, and what the console needs beside.',
        version: '0.1.0',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      externalDocs: { url: '/api-reference', description: 'The same, to read' },
      servers: [{ url: '/', description: 'This service' }],
      tags: TAGS.map((name) => ({ name })),
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', description: 'An access token.' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'flow_session',
            description: 'The cookie of a browser that has signed in.',
          },
          apiKey: header('x-api-key', 'The API key, `FLOW_API_KEY`.'),
          organisation: header('x-gw-ims-org-id', 'The organisation, `FLOW_ORG_ID`.'),
          sandbox: header('x-sandbox-name', 'The name of the sandbox, such as `prod`.'),
        },
      },
      security: SECURITY,
    },
    convertConstToEnum: false,
    transform: ({ schema, url }) => ({ schema: mask(withDescribed(schema ?? {})), url }),
  })
  let text: string | undefined
  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    text ??= JSON.stringify(completeDocument(unmask(app.swagger())))
    return reply.type('application/json; charset=utf-8').send(text)
  })
}

/** The resolver behind the plugin takes properties that are named so for a schema's own keywords, so it is not shown any. */
const MASKED = /"(property )?(\$id|\$ref)":\{/g

function mask<Document>(document: Document): Document {
  return JSON.parse(JSON.stringify(document).replaceAll(MASKED, '"property $2":{'))
}

function unmask(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document).replaceAll(MASKED, '"$2":{'))
}
