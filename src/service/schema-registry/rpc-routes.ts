import { ExportPayload } from '#contract/schema-registry-bodies.ts'
import { RegistryResource } from '#contract/schema-registry.ts'
import { Problem } from '#contract/problem.ts'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import type { Tenant } from '../tenant.ts'
import { notFound } from './not-found.ts'
import { ResourceParams } from './registry-query.ts'
import { sampleOf } from './sample-data.ts'
import type { Schemas } from './schemas.ts'
import type { XdmResource } from './xdm-library.ts'

const tags = ['Schema Registry']

/** The registry's remote procedure calls. They heed no Accept header, and know no containers. */
export function registerRpcRoutes(app: App, schemas: Schemas): void {
  const sample = {
    tags,
    summary: 'Make a record that a schema takes',
    description: 'Fields are named as in data, so that the sample can be sent to an inlet.',
    params: ResourceParams,
    response: { 200: Type.Unknown(), 400: Problem, 404: Problem },
  }
  app.get('/rpc/sampledata/:id', { schema: sample }, async (request) => {
    const caller = callerOf(request)
    const found = await requireFound(schemas, caller, request.params.id)
    return sampleOf(await schemas.composeResource(caller, found))
  })

  const exported = {
    tags,
    summary: 'Export a resource with all that it is made of',
    params: ResourceParams,
    response: { 200: ExportPayload, 404: Problem },
  }
  app.get('/rpc/export/:id', { schema: exported }, async (request) => {
    const caller = callerOf(request)
    const found = await requireFound(schemas, caller, request.params.id)
    return schemas.transfers.exported(caller, found)
  })

  const imported = {
    tags,
    summary: 'Import what was exported, here or elsewhere',
    description: 'All of the resources are made, under the hashes that they had, or none.',
    body: ExportPayload,
    response: { 200: Type.Array(RegistryResource), 400: Problem },
  }
  app.post('/rpc/import', { schema: imported }, async (request) =>
    schemas.transfers.imported(callerOf(request), request.body),
  )
}

async function requireFound(schemas: Schemas, tenant: Tenant, id: string): Promise<XdmResource> {
  const found = await schemas.find(tenant, id)
  if (found) return found
  throw notFound('tenant', 'schemas', id, undefined)
}
