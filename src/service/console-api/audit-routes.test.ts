import type { AuditEvent } from '#contract/audit.ts'
import { describe, expect, it } from 'vitest'
import { openAppOnStorage } from '../http/app-fixture.ts'
import { AuditedStore } from '../storage/audited-store.ts'
import type { Writer } from '../storage/resource-store.ts'
import { registerAuditRoutes } from './audit-routes.ts'

const ADA: Writer = {
  orgId: 'local@FlowOrg',
  sandbox: { id: 'prod-id' },
  userId: 'ada',
  clientId: 'script',
  requestId: 'r1',
}

/** The log of one who made flows `f0` to `f4` and changed the first, and of another organisation's Bob. */
async function open() {
  const { send, storage } = await openAppOnStorage(
    (app, { resources }) => registerAuditRoutes(app, resources),
    {
      devAdministrator: { sandboxes: ['prod'] },
      reader: { grants: [{ name: 'schemas', permissions: ['read'] }] },
    },
  )
  let events = 0
  const sources = { now: () => 1000 + events, newId: () => `event-${events++}` }
  const store = new AuditedStore(storage.resources, sources)
  const flow = (index: number, etag: string) => ({
    id: `f${index}`,
    etag,
    body: { name: `Flow ${index}`, etag },
  })
  for (let index = 0; index < 5; index++) await store.insert(ADA, 'flows', flow(index, '1'))
  await store.replace(ADA, 'flows', { ...flow(0, '2'), body: { name: 'Renamed' } }, '1')
  await store.insert({ ...ADA, orgId: 'other', userId: 'bob' }, 'flows', flow(9, '1'))
  const list = async (query: string): Promise<AuditEvent[]> =>
    (await send('GET', `/audit-events${query}`)).body.items
  return { send, list }
}

describe('the audit log', () => {
  it('lists the newest first, of the own organisation alone', async () => {
    const { list } = await open()
    const events = await list('')
    expect(events.map(({ action, resourceId }) => `${action} ${resourceId}`)).toEqual([
      'update f0',
      ...[4, 3, 2, 1, 0].map((index) => `create f${index}`),
    ])
    expect(events[0]).toMatchObject({ resourceName: 'Renamed', fields: ['/name'], userId: 'ada' })
  })

  it.each<[string, string, number]>([
    ['by action', '?property=action==update', 1],
    ['by resource', '?property=kind==flows&property=resourceId==f0', 2],
    ['by field', '?property=fields%5B%5D==/name&property=action==update', 1],
    ['by who did it', '?property=userId==bob', 0],
    ['by time', '?property=timestamp%3E%3D1003', 4],
  ])('is filtered %s', async (_title, query, count) => {
    const { list, send } = await open()
    expect(await list(query)).toHaveLength(count)
    expect((await send('GET', `/audit-events${query}&count=true`)).body).toEqual({ count })
  })

  it('is sorted, and paged by a link that is followed as it stands', async () => {
    const { send } = await open()
    const seen: string[] = []
    let url = '/audit-events?orderby=timestamp&limit=4'
    for (let pages = 0; url && pages < 5; pages++) {
      const { items, _links: links } = (await send('GET', url)).body
      seen.push(...items.map(({ id }: AuditEvent) => id))
      url = links.next?.href ?? ''
    }
    expect(seen).toEqual([0, 1, 2, 3, 4, 5].map((index) => `event-${index}`))
  })

  it.each(['reader', 'devAdministrator'])('is for administrators, not for %s', async (token) => {
    const { send } = await open()
    const answer = await send('GET', '/audit-events', undefined, {
      authorization: `Bearer ${token}`,
    })
    expect([answer.status, answer.body.report.errorCode]).toEqual([403, '2120-403'])
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('takes no %s', async (method) => {
    const { send, list } = await open()
    for (const url of ['/audit-events', '/audit-events/event-0'])
      expect((await send(method, url, method === 'DELETE' ? undefined : {})).status).toBe(404)
    expect(await list('')).toHaveLength(6)
  })
})
