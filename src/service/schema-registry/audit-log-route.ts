import { RegistryChange, type AuditEvent } from '#contract/audit.ts'
import { Problem } from '#contract/problem.ts'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import { auditScope } from '../storage/audit-store.ts'
import type { Filter, ResourceStore } from '../storage/resource-store.ts'
import { notFound } from './not-found.ts'
import { tenantIdOf, tenantPlaceOf } from './registry-id.ts'
import { ResourceParams } from './registry-query.ts'
import { KINDS, spelled } from './resource-types.ts'
import type { Schemas } from './schemas.ts'

const auditLog = {
  tags: ['Schema Registry'],
  summary: 'List who changed a resource',
  description:
    'The newest change first, 1,000 at most, as far back as the audit log goes. What belongs to all organisations has none.',
  params: ResourceParams,
  response: { 200: Type.Array(RegistryChange), 404: Problem },
}

/**
 * `GET /rpc/auditlog/{id}`: the part of the audit log that is about one resource of the organisation.
 *
 * @see Adobe, "Schema Registry API", audit log endpoint
 */
export function registerAuditLogRoute(
  app: App,
  schemas: Pick<Schemas, 'find'>,
  store: Pick<ResourceStore, 'list'>,
): void {
  app.get('/rpc/auditlog/:id', { schema: auditLog }, async (request) => {
    const caller = callerOf(request)
    const { orgId, sandbox } = caller
    const found = await schemas.find(caller, request.params.id)
    if (!found) throw notFound('tenant', 'schemas', request.params.id, undefined)
    const place = tenantPlaceOf(tenantIdOf(orgId), found.$id)
    if (!place) return []
    const filters = [
      is('resourceId', place.key),
      is('kind', KINDS[place.type]),
      is('sandboxId', sandbox.id),
    ]
    const events = await store.list<AuditEvent>(auditScope(orgId), 'auditEvents', { filters })
    return events.items.map(({ body }) => changeOf(body, orgId, found.$id, spelled(place.type)))
  })
}

function changeOf(event: AuditEvent, imsOrg: string, id: string, xdmType: string): RegistryChange {
  const { userId, clientId, requestId, sandboxId, timestamp, fields } = event
  const action = event.action === 'create' ? 'add' : 'replace'
  return {
    id,
    updatedUser: userId,
    imsOrg,
    updatedTime: timeOf(timestamp),
    clientId,
    ...(requestId !== undefined && { requestId }),
    ...(sandboxId !== undefined && { sandBoxId: sandboxId }),
    updates: fields.map((path) => ({ id, xdmType, action, path })),
  }
}

/** As the documented answer spells it: month, day, year, and the time in UTC. */
function timeOf(timestamp: number): string {
  const [year, month, day, time] = new Date(timestamp).toISOString().split(/[-T.]/)
  return `${month}-${day}-${year} ${time}`
}

const is = (field: string, value: string): Filter => ({
  path: [field],
  operator: '==',
  values: [value],
})
