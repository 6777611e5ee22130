import { CountAnswer, listOf } from '#contract/entity.ts'
import { Problem } from '#contract/problem.ts'
import { SearchRequest } from '#contract/search.ts'
import { Type, type TSchema } from 'typebox'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import { answerPage, DescribedSearchQuery, parseSearch } from '../http/list-query.ts'
import { parseProjection, projectFields } from '../http/project-fields.ts'
import type { Entities, Entity } from './entities.ts'
import { originOf } from './request-origin.ts'

interface SearchRoutes<Fields extends { name: string }> {
  path: string
  tag: string
  entities: Entities<Fields>
  schema: { read: TSchema }
  present: (entity: Entity<Fields>, origin: string) => { id: string }
  search?: 'whole' | 'fields'
}

const FieldsSearchRequest = Type.Object({
  ...SearchRequest.properties,
  projectionFields: Type.Optional(
    Type.String({
      description: 'Fields with commas between them: no others are given, but the id.',
    }),
  ),
})

/** An entity as a search gives it that asked for some fields only. */
const Projected = Type.Object({ id: Type.String() }, { additionalProperties: true })

const SandboxHeaders = Type.Object({
  'x-active-sandbox-ids': Type.Optional(
    Type.String({
      description:
        'Ids of sandboxes with commas between them. One that leaves the sandbox of the request out finds nothing.',
    }),
  ),
})

/** `POST …/search`: a list whose question comes in the body. */
export function registerSearch<Fields extends { name: string }>(
  app: App,
  { path, tag, entities, schema, present, search }: SearchRoutes<Fields>,
): void {
  const item = search === 'fields' ? Projected : schema.read
  const route = {
    tags: [tag],
    summary: `Search ${entities.noun}s`,
    querystring: DescribedSearchQuery,
    headers: SandboxHeaders,
    body: search === 'fields' ? FieldsSearchRequest : SearchRequest,
    response: { 200: Type.Union([listOf(item), CountAnswer]), 400: Problem },
  }
  app.post(`${path}/search`, { schema: route }, async (request) => {
    const { body, headers, query, url } = request
    const caller = callerOf(request)
    const asked = parseSearch(body, query)
    const fields = projectionOf(body)
    const isMeant = names(headers['x-active-sandbox-ids'], caller.sandbox.id)
    if (asked.count) return { count: isMeant ? await entities.count(caller, asked) : 0 }
    const page = isMeant ? await entities.list(caller, asked) : { items: [] }
    const show = (entity: Entity<Fields>) => {
      const shown = present(entity, originOf(request))
      return fields ? projectFields(shown, fields) : shown
    }
    return answerPage(page, show, url, body)
  })
}

function projectionOf(body: object): string[][] | undefined {
  if (!('projectionFields' in body) || typeof body.projectionFields !== 'string') return undefined
  return parseProjection(body.projectionFields)
}

function names(ids: string | undefined, id: string): boolean {
  return ids === undefined || ids.split(',').some((each) => each.trim() === id)
}
