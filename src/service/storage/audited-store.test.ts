import type { AuditEvent } from '#contract/audit.ts'
import { describe, expect, it } from 'vitest'
import { auditScope } from './audit-store.ts'
import { AuditedStore } from './audited-store.ts'
import type { Writer } from './resource-store.ts'
import { openTestStorage } from './sqlite/storage-fixture.ts'

const sandbox = { id: 'prod-id', name: 'prod' }
const SERVICE: Writer = { orgId: 'acme', sandbox, userId: 'system', clientId: 'system' }
const ADA: Writer = {
  ...SERVICE,
  userId: 'ada',
  clientId: 'script',
  address: '192.0.2.7',
  requestId: 'r1',
}

const flow = (etag: string, changes: object = {}) => ({
  id: 'f1',
  etag,
  body: {
    id: 'f1',
    name: 'Orders',
    state: 'draft',
    auth: { params: { key: 'S3CRET' } },
    ...changes,
  },
})

async function openStore() {
  const { storage } = await openTestStorage()
  let writes = 0
  const sources = { now: () => 1000 + ++writes, newId: () => `event-${writes}` }
  const store = new AuditedStore(storage.resources, sources)
  const events = async (orgId = 'acme') => {
    const page = await store.list<AuditEvent>(auditScope(orgId), 'auditEvents', {})
    return page.items.map(({ body }) => body).toReversed()
  }
  return { store, events, inner: storage.resources }
}

describe('a write by a person', () => {
  it('is told of: who, what, which fields, when and from where', async () => {
    const { store, events } = await openStore()
    await store.insert(ADA, 'flows', flow('1'))
    await store.replace(
      ADA,
      'flows',
      flow('2', { name: 'Events', auth: { params: { key: 'OTHER' } } }),
      '1',
    )
    await store.remove(ADA, 'flows', 'f1')
    const all = await events()
    const who = {
      userId: 'ada',
      clientId: 'script',
      address: '192.0.2.7',
      requestId: 'r1',
      sandboxId: 'prod-id',
      sandboxName: 'prod',
    }
    const what = { status: 'success', kind: 'flows', resourceId: 'f1' }
    expect(all).toEqual([
      {
        ...who,
        ...what,
        action: 'create',
        resourceName: 'Orders',
        fields: ['/id', '/name', '/state', '/auth'],
        id: expect.any(String),
        timestamp: expect.any(Number),
      },
      {
        ...who,
        ...what,
        action: 'update',
        resourceName: 'Events',
        fields: ['/name', '/auth/params/key'],
        id: expect.any(String),
        timestamp: expect.any(Number),
      },
      {
        ...who,
        ...what,
        action: 'delete',
        resourceName: 'Events',
        fields: [],
        id: expect.any(String),
        timestamp: expect.any(Number),
      },
    ])
    expect(new Set(all.map(({ id }) => id)).size).toBe(3)
    expect(JSON.stringify(all)).not.toMatch(/S3CRET|OTHER/)
  })

  it('that changes nothing is not told of', async () => {
    const { store, events } = await openStore()
    expect(await store.replace(ADA, 'flows', flow('2'), '1')).toBe(false)
    expect(await store.remove(ADA, 'flows', 'f1')).toBe(false)
    expect(await events()).toEqual([])
  })

  it('is kept with its event, or neither is', async () => {
    const { store, events } = await openStore()
    await store.insert(ADA, 'flows', flow('1'))
    await expect(store.insert(ADA, 'flows', flow('1'))).rejects.toThrow(/unique/i)
    const failing = store.transaction(async (inside) => {
      await inside.replace(ADA, 'flows', flow('2', { state: 'enabled' }), '1')
      throw new Error('changed its mind')
    })
    await expect(failing).rejects.toThrow('changed its mind')
    expect((await events()).map(({ action }) => action)).toEqual(['create'])
    expect(await store.get(ADA, 'flows', 'f1')).toMatchObject(flow('1'))
  })

  it('is told of in a transaction that is kept', async () => {
    const { store, events } = await openStore()
    await store.transaction(async (inside) => {
      await inside.insert(ADA, 'flows', flow('1'))
      await inside.replace(ADA, 'flows', flow('2', { state: 'enabled' }), '1')
    })
    expect((await events()).map(({ fields }) => fields.at(-1))).toEqual(['/auth', '/state'])
  })

  it('that clears a sandbox is told of, and leaves all that was told', async () => {
    const { store, events } = await openStore()
    await store.insert(ADA, 'flows', flow('1'))
    await store.clear(ADA)
    expect(await store.count(ADA, 'flows', [])).toBe(0)
    expect(await events()).toMatchObject([
      { action: 'create' },
      { action: 'clear', kind: 'sandboxes', resourceId: 'prod-id', userId: 'ada' },
    ])
  })

  it('that deletes a sandbox is told of as that, though its mark stays', async () => {
    const { store, events } = await openStore()
    const marked = (etag: string, state: string) => ({
      id: 'dev',
      etag,
      body: { name: 'dev', state },
    })
    await store.insert(ADA, 'sandboxes', marked('1', 'active'))
    await store.replace(ADA, 'sandboxes', marked('2', 'resetting'), '1')
    await store.replace(ADA, 'sandboxes', marked('3', 'deleting'), '2')
    expect((await events()).map(({ action }) => action)).toEqual(['create', 'update', 'delete'])
  })

  it('is told of to its own organisation alone, without a sandbox where there is none', async () => {
    const { store, events } = await openStore()
    await store.insert({ ...ADA, ...auditScope('other') }, 'sandboxes', flow('1'))
    expect(await events()).toEqual([])
    const [event] = await events('other')
    expect(event).toMatchObject({ kind: 'sandboxes', resourceName: 'Orders' })
    expect(event).not.toHaveProperty('sandboxId')
  })
})

it('what the service writes by itself is not told of', async () => {
  const { store, events } = await openStore()
  await store.insert(SERVICE, 'runs', flow('1'))
  await store.replace(SERVICE, 'runs', flow('2'), '1')
  await store.remove(SERVICE, 'runs', 'f1')
  await store.clear(SERVICE)
  expect(await events()).toEqual([])
})

it('events cannot be written, changed or removed through it', async () => {
  const { store, events } = await openStore()
  await store.insert(ADA, 'flows', flow('1'))
  const [event] = await events()
  const scope = { ...ADA, ...auditScope('acme') }
  const forged = { id: event?.id ?? '', etag: 'x', body: {} }
  await expect(store.insert(scope, 'auditEvents', forged)).rejects.toThrow('audit log')
  await expect(store.replace(scope, 'auditEvents', forged, forged.id)).rejects.toThrow('audit log')
  await expect(store.remove(scope, 'auditEvents', forged.id)).rejects.toThrow('audit log')
  expect(await events()).toEqual([event])
})
