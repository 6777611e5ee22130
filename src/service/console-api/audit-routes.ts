import { AuditEvent } from '#contract/audit.ts'
import { CountAnswer, listOf } from '#contract/entity.ts'
import { Problem } from '#contract/problem.ts'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import { answerPage, DescribedListQuery, parseListQuery, readPage } from '../http/list-query.ts'
import { requireAdministrator } from '../http/permissions-hook.ts'
import { auditScope } from '../storage/audit-store.ts'
import type { ResourceStore } from '../storage/resource-store.ts'

const list = {
  tags: ['Console'],
  summary: 'List what was done in the organisation',
  description:
    'Every write, sign-in and token of all its sandboxes, the newest first, for administrators. Filter by any field: `property=kind==flows`, `property=sandboxName==prod`.',
  querystring: DescribedListQuery,
  response: { 200: Type.Union([listOf(AuditEvent), CountAnswer]), 400: Problem, 403: Problem },
}

/** `GET /audit-events`: the audit log. Nothing writes it, changes it or removes from it here. */
export function registerAuditRoutes(app: App, store: Pick<ResourceStore, 'list' | 'count'>): void {
  app.get('/audit-events', { schema: list, onRequest: requireAdministrator() }, async (request) => {
    const scope = auditScope(callerOf(request).orgId)
    const query = parseListQuery(request.query)
    if (query.count) return { count: await store.count(scope, 'auditEvents', query.filters) }
    const page = await readPage(store.list<AuditEvent>(scope, 'auditEvents', query))
    return answerPage(page, (event) => event, request.url)
  })
}
