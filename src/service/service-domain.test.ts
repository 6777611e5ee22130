import { expect, it } from 'vitest'
import { createDomain } from './service-domain.ts'
import { openTestStorage } from './storage/sqlite/storage-fixture.ts'
import type { Caller } from './tenant.ts'

const CALLER: Caller = {
  orgId: 'local@FlowOrg',
  sandbox: {
    id: 'sandbox-prod',
    name: 'prod',
    title: 'Production',
    type: 'production',
    state: 'active',
    isDefault: true,
    region: 'local',
  },
  userId: 'ada',
  clientId: 'flow-console',
  grants: 'all',
}

it('a schema is removed, or a dataset comes to use it: never both', async () => {
  const { storage } = await openTestStorage()
  const { schemas, dataSets } = createDomain({
    store: storage.resources,
    ingest: storage.ingest,
    lake: { delete: async () => undefined },
    schemasChanged: async () => undefined,
    now: () => 1_604_960_074_752,
  })
  const makeSchema = async (title: string) => {
    const allOf = [{ $ref: 'https://ns.adobe.com/xdm/context/profile' }]
    return (await schemas.create(CALLER, 'schemas', { type: 'object', title, allOf })).$id
  }
  const use = (id: string) => dataSets.create(CALLER, { name: 'Orders', schemaRef: { id } })
  const remove = (id: string) => schemas.remove(CALLER, { type: 'schemas', id })

  const first = await makeSchema('First')
  const [used, removed] = await Promise.allSettled([use(first), remove(first)])
  expect(used).toMatchObject({ status: 'fulfilled' })
  expect(removed).toMatchObject({ reason: { error: 'SCHEMA_IN_USE' } })

  const second = await makeSchema('Second')
  const [gone, refused] = await Promise.allSettled([remove(second), use(second)])
  expect(gone).toMatchObject({ status: 'fulfilled' })
  expect(refused).toMatchObject({ reason: { error: 'DATASET_INVALID' } })
})
