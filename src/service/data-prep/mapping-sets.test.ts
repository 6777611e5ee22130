import { beforeEach, describe, expect, it } from 'vitest'
import { openTestStorage } from '../storage/sqlite/storage-fixture.ts'
import type { Storage } from '../storage/storage.ts'
import type { Caller } from '../tenant.ts'
import { createMappingSets, type MappingSets } from './mapping-sets.ts'

const CALLER: Caller = {
  orgId: 'acme',
  sandbox: {
    id: 'prod-id',
    name: 'prod',
    title: 'Production',
    type: 'production',
    state: 'active',
    isDefault: true,
    region: 'local',
  },
  userId: 'ada@acme',
  clientId: 'test',
  grants: 'all',
}
const OTHER: Caller = { ...CALLER, userId: 'bob@acme' }
const from = (source: string) => ({
  xdmSchema: '_acme.schemas.1',
  mappings: [{ source, destination: 'name' }],
})

let storage: Storage
let sets: MappingSets

beforeEach(async () => {
  const opened = await openTestStorage()
  storage = opened.storage
  let time = 1000
  let ids = 0
  sets = createMappingSets({
    store: storage.resources,
    composeSchema: async () => ({
      id: 'https://ns.adobe.com/acme/schemas/1',
      altId: '_acme.schemas.1',
      schema: { type: 'object', properties: { name: { type: 'string' } } },
    }),
    now: () => time++,
    newId: () => String(++ids),
  })
})

describe('a mapping set', () => {
  it('keeps who made it and who changed it, and when', async () => {
    const { id } = await sets.create(CALLER, from('a'))
    expect(await sets.replace(OTHER, id, from('b'))).toMatchObject({
      version: 1,
      createdDate: 1000,
      createdBy: 'ada@acme',
      modifiedDate: 1001,
      modifiedBy: 'bob@acme',
    })
  })

  it('can be read in every version it had', async () => {
    const { id } = await sets.create(CALLER, from('a'))
    await sets.replace(CALLER, id, from('b'))
    await sets.replace(CALLER, id, from('c'))
    const sourceOf = async (version?: number) =>
      (await sets.find(CALLER, id, version))?.mappings[0]?.source
    expect(await Promise.all([0, 1, 2, undefined].map(sourceOf))).toEqual(['a', 'b', 'c', 'c'])
    expect(await Promise.all([-1, 3].map(sourceOf))).toEqual([undefined, undefined])
    expect(await sets.find(CALLER, 'none')).toBeUndefined()
    await expect(sets.get(CALLER, id, 3)).rejects.toMatchObject({ error: 'NOT_FOUND' })
  })

  it('loses no version when two change it at the same time', async () => {
    const { id } = await sets.create(CALLER, from('a'))
    const changes = await Promise.allSettled([
      sets.replace(CALLER, id, from('b')),
      sets.replace(CALLER, id, from('c')),
    ])
    const refused = changes.filter(({ status }) => status === 'rejected')
    const newest = await sets.get(CALLER, id)
    expect(newest.version + refused.length).toBe(2)
  })

  it('is not seen from another sandbox', async () => {
    const { id } = await sets.create(CALLER, from('a'))
    const development: Caller = { ...CALLER, sandbox: { ...CALLER.sandbox, id: 'dev-id' } }
    expect(await sets.find(development, id)).toBeUndefined()
    expect(await sets.list(development, { start: 0, limit: 10 })).toEqual([])
  })

  it('is refused before anything is stored', async () => {
    const wrong = { ...from('a'), mappings: [{ source: 'a', destination: 'nam' }] }
    await expect(sets.create(CALLER, wrong)).rejects.toMatchObject({ error: 'MAPPING_SET_INVALID' })
    expect(await sets.list(CALLER, { start: 0, limit: 10 })).toEqual([])
  })
})

describe('a list of mapping sets', () => {
  const BY_CREATION = { path: ['createdDate'], descending: false }
  const BY_CHANGE = { path: ['modifiedDate'], descending: true }

  it('has the newest version of each, from the start it is asked for', async () => {
    const [first, second, third] = [
      await sets.create(CALLER, from('a')),
      await sets.create(CALLER, from('a')),
      await sets.create(CALLER, from('a')),
    ]
    await sets.replace(CALLER, first.id, from('b'))
    const idsOf = async (start: number, limit: number, orderBy = BY_CREATION) =>
      (await sets.list(CALLER, { start, limit, orderBy })).map(({ id, version }) => [id, version])
    expect(await idsOf(1, 2)).toEqual([
      [second.id, 0],
      [third.id, 0],
    ])
    expect(await idsOf(0, 1, BY_CHANGE)).toEqual([[first.id, 1]])
    expect(await idsOf(3, 10)).toEqual([])
  })

  it('goes on past the most that the store gives at once', async () => {
    const { id } = await sets.create(CALLER, from('a'))
    await storage.resources.transaction(async (store) => {
      const stored = await store.get<{ createdDate: number }>(CALLER, 'mappingSets', id)
      if (!stored) throw new Error('the set is stored')
      for (let count = 1; count < 1005; count++) {
        const body = { ...stored.body, createdDate: 1000 + count, versions: [{ id: count }] }
        await store.insert(CALLER, 'mappingSets', { id: `copy${count}`, etag: '"1"', body })
      }
    })
    const page = await sets.list(CALLER, { start: 1000, limit: 10, orderBy: BY_CREATION })
    expect(page.map((set) => set.id)).toEqual([1000, 1001, 1002, 1003, 1004])
  })
})
