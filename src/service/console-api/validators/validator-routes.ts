import { ValidatorRef } from '#contract/console.ts'
import { Problem } from '#contract/problem.ts'
import { SchemaDocument } from '#contract/specs.ts'
import { Type } from 'typebox'
import { ApiError } from '../../http/api-error.ts'
import type { App } from '../../http/app.ts'
import type { Validators } from './validators.ts'

/** The largest schema that is compiled, in bytes. A form of 1,000 fields takes about 100 KB. */
const SCHEMA_LIMIT = 256 * 1024

/** The answer to one hash never changes, so a browser keeps it; `private`, because it took a session to get it. */
const CACHE_CONTROL = 'private, max-age=31536000, immutable'

const tags = ['Console']

const register = {
  tags,
  summary: 'Make the validator module of a schema',
  body: SchemaDocument,
  response: { 200: ValidatorRef, 400: Problem, 413: Problem, 422: Problem },
}

const BY_COOKIE_OR_TOKEN: Record<string, string[]>[] = [{ session: [] }, { bearer: [], apiKey: [] }]

const load = {
  tags,
  summary: 'Load a validator module',
  security: BY_COOKIE_OR_TOKEN,
  params: Type.Object({ file: Type.String({ description: '`{hash}.js`' }) }),
  response: {
    200: {
      description: 'An ECMAScript module.',
      content: { 'text/javascript': { schema: Type.String() } },
    },
    404: Problem,
  },
}

/** `POST /validators`: makes the module of a schema. For callers with all headers. */
export function registerValidatorRoutes(app: App, validators: Validators): void {
  app.post('/validators', { bodyLimit: SCHEMA_LIMIT, schema: register }, async (request) =>
    validators.register(request.body),
  )
}

/** `GET /validators/{hash}.js`: the module. By cookie alone, since a module import carries no headers. */
export function registerValidatorModuleRoute(app: App, validators: Validators): void {
  app.get('/validators/:file', { schema: load }, async (request, reply) => {
    const hash = /^([0-9a-f]{32})\.js$/.exec(request.params.file)?.[1]
    const text = hash && (await validators.module(hash))
    if (!text) {
      throw new ApiError(
        'NOT_FOUND',
        `There is no validator module ${request.params.file}; POST its schema to /console/validators first.`,
      )
    }
    return reply
      .header('cache-control', CACHE_CONTROL)
      .header('x-content-type-options', 'nosniff')
      .type('text/javascript; charset=utf-8')
      .send(text)
  })
}
