import { describe, expect, it } from 'vitest'
import { openAppOnStorage } from '../http/app-fixture.ts'
import { AuditedStore } from '../storage/audited-store.ts'
import { registerAuditLogRoute } from './audit-log-route.ts'
import { registerSchemaRegistryRoutes } from './schema-registry-routes.ts'
import { PROFILE, schemaOf } from './schemas-fixture.ts'
import { createSchemas } from './schemas.ts'

const NOON = Date.UTC(2021, 1, 19, 12)

async function open() {
  let made = 0
  const { send } = await openAppOnStorage((app, { resources }) => {
    const now = () => NOON + made * 1000
    const store = new AuditedStore(resources, { now, newId: () => `event-${made++}` })
    const newId = () => (made++).toString(16).padStart(48, '0')
    const schemas = createSchemas({ store, usedBy: async () => undefined, now, newId })
    registerSchemaRegistryRoutes(app, schemas)
    registerAuditLogRoute(app, schemas, store)
  })
  const create = async (title: string) =>
    (await send('POST', '/tenant/schemas', schemaOf(title, PROFILE))).body.$id
  const changesOf = (id: string) => send('GET', `/rpc/auditlog/${encodeURIComponent(id)}`)
  return { send, create, changesOf }
}

describe('the audit log of a schema', () => {
  it('tells who changed which fields and when, the newest first', async () => {
    const { send, create, changesOf } = await open()
    const [id] = [await create('Orders'), await create('Customers')]
    const patch = [{ op: 'replace', path: '/title', value: 'Orders of 2021' }]
    const changed = await send('PATCH', `/tenant/schemas/${encodeURIComponent(id)}`, patch)
    expect(changed.status).toBe(200)
    const { status, body } = await changesOf(id)
    expect(status).toBe(200)
    const who = {
      id,
      updatedUser: 'administrator@local',
      imsOrg: 'local@FlowOrg',
      clientId: 'key',
      sandBoxId: 'sandbox-prod',
      updatedTime: expect.stringMatching(/^02-19-2021 12:00:\d\d$/),
      requestId: expect.any(String),
    }
    expect(body).toMatchObject([who, who])
    expect(body[0].updates).toContainEqual({
      id,
      xdmType: 'schemas',
      action: 'replace',
      path: '/title',
    })
    expect(body[1].updates).toContainEqual({
      id,
      xdmType: 'schemas',
      action: 'add',
      path: '/title',
    })
    expect(JSON.stringify(body)).not.toContain('Orders')
  })

  it('is empty for what belongs to all organisations, and none for what is not there', async () => {
    const { changesOf } = await open()
    expect((await changesOf(PROFILE)).body).toEqual([])
    const { status, body } = await changesOf('https://ns.adobe.com/localfloworg/schemas/none')
    expect([status, body.report.errorCode]).toEqual([404, 'XDM-1012-404'])
  })
})
