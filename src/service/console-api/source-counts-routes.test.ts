import { expect, it } from 'vitest'
import type { ConnectionSpec } from '#contract/specs.ts'
import { openAppOnStorage } from '../http/app-fixture.ts'
import type { Kind } from '../storage/resource-store.ts'
import { registerSourceCountsRoute } from './source-counts-routes.ts'

const WRITER = {
  orgId: 'local@FlowOrg',
  sandbox: { id: 'sandbox-prod' },
  userId: 'ada',
  clientId: 'script',
}
const spec = (id: string): ConnectionSpec => ({ id, name: id, providerId: 'p', version: '1.0' })

it('counts the accounts and dataflows of each source that has any, in this sandbox', async () => {
  const { send, storage } = await openAppOnStorage((app, { resources }) =>
    registerSourceCountsRoute(app, {
      store: resources,
      connectionSpecs: () => [spec('files'), spec('stream'), spec('unused')],
    }),
  )
  const insert = (kind: Kind, id: string, body: object, sandbox = 'sandbox-prod') =>
    storage.resources.insert({ ...WRITER, sandbox: { id: sandbox } }, kind, {
      id,
      etag: '"1"',
      body,
    })
  await insert('connections', 'a', { connectionSpec: { id: 'files' } })
  await insert('connections', 'b', { connectionSpec: { id: 'files' } })
  await insert('connections', 'c', { connectionSpec: { id: 'stream' } })
  await insert('connections', 'd', { connectionSpec: { id: 'unused' } }, 'sandbox-dev')
  await insert('flows', 'f', {
    inheritedAttributes: { sourceConnections: [{ connectionSpec: { id: 'stream' } }] },
  })
  expect((await send('GET', '/source-counts')).body).toEqual({
    files: { accounts: 2, dataflows: 0 },
    stream: { accounts: 1, dataflows: 1 },
  })
})
