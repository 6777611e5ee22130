import { expect, it } from 'vitest'
import type { Caller } from '../tenant.ts'
import { openTestStorage } from '../storage/sqlite/storage-fixture.ts'
import type { ResourceStore } from '../storage/resource-store.ts'
import { connectionRules } from './connections.ts'
import { Entities } from './entities.ts'
import { HTTP_API } from './flow-service-fixture.ts'
import { SecretBox } from './secret-box.ts'
import { sourceConnectionRules } from './source-connections.ts'
import { SpecCatalogue } from './spec-catalogue.ts'

const CALLER: Caller = {
  orgId: 'local@FlowOrg',
  sandbox: {
    id: 'prod',
    name: 'prod',
    title: 'prod',
    type: 'production',
    state: 'active',
    isDefault: true,
    region: 'local',
  },
  userId: 'ada',
  clientId: 'key',
  grants: 'all',
}

/** A store on which source connections cannot be replaced: as if someone else had just done it. */
const contested = (store: ResourceStore): ResourceStore =>
  new Proxy(store, {
    get(target, name) {
      if (name === 'replace') {
        const replace: ResourceStore['replace'] = async (writer, kind, ...rest) =>
          kind === 'sourceConnections' ? false : target.replace(writer, kind, ...rest)
        return replace
      }
      if (name === 'transaction') {
        const transaction: ResourceStore['transaction'] = (work) =>
          target.transaction((inner) => work(contested(inner)))
        return transaction
      }
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })

it('a publication that fails halfway leaves its base connection without the inlet that it was given', async () => {
  const { storage } = await openTestStorage()
  const store = storage.resources
  const specs = new SpecCatalogue()
  const box = new SecretBox(new Uint8Array(32))
  let writes = 0
  const sources = { now: () => ++writes, newId: () => `id-${++writes}`, random: () => writes }
  const told = async () => undefined
  const connections = new Entities(
    store,
    sources,
    told,
    connectionRules(specs, box, () => 'inlet'),
  )
  const sourcesOn = (where: ResourceStore) =>
    new Entities(
      where,
      sources,
      told,
      sourceConnectionRules(specs, box, sources, () => 'inlet'),
    )
  const base = await connections.create(
    CALLER,
    { name: 'Shop', connectionSpec: HTTP_API },
    { draft: false },
  )
  const body = { name: 'Orders', baseConnectionId: base.id, connectionSpec: HTTP_API }
  const source = await sourcesOn(store).create(CALLER, body, { draft: true })

  await expect(sourcesOn(contested(store)).publish(CALLER, source.id)).rejects.toMatchObject({
    error: 'ETAG_STALE',
  })
  expect(await connections.get(CALLER, base.id)).toMatchObject({ etag: base.etag })
  expect(await connections.get(CALLER, base.id)).not.toHaveProperty('auth')
  expect(await sourcesOn(store).get(CALLER, source.id)).toMatchObject({ state: 'draft' })

  await sourcesOn(store).publish(CALLER, source.id)
  expect((await connections.get(CALLER, base.id)).auth?.params['inletId']).toBe('inlet')
})
