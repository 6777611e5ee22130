import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEV, flow, PROD, type Flow } from './resource-fixture.ts'
import type { Filter, ListQuery, Resource } from './resource-store.ts'
import type { Storage } from './storage.ts'

const RARE: Filter = { path: ['rank'], operator: '>', values: ['1297'] }
const ENABLED: Filter = { path: ['state'], operator: '==', values: ['enabled'] }

/** How every storage adapter lists resources. `open` gives an empty storage. */
export function listSuite(name: string, open: () => Promise<Storage>): void {
  describe(`lists of ${name}`, () => {
    let storage: Storage
    beforeEach(async () => {
      storage = await open()
    })
    afterEach(() => storage.close())

    const idsOf = async (query: ListQuery) =>
      (await storage.resources.list<Flow>(PROD, 'flows', query)).items.map(({ id }) => id)

    const insert = async (...flows: Resource<Flow>[]) => {
      for (const each of flows) await storage.resources.insert(PROD, 'flows', each)
    }

    it.each<[string, ListQuery, string[]]>([
      ['the newest first', {}, ['c', 'b', 'a']],
      ['by a field', { orderBy: { path: ['name'], descending: false } }, ['b', 'c', 'a']],
      [
        'by a number, descending',
        { orderBy: { path: ['rank'], descending: true } },
        ['c', 'b', 'a'],
      ],
      [
        'those equal to any value',
        { filters: [{ path: ['id'], operator: '==', values: ['a', 'c'] }] },
        ['c', 'a'],
      ],
      [
        'those that are greater as numbers',
        { filters: [{ path: ['rank'], operator: '>', values: ['9'] }] },
        ['c'],
      ],
      [
        'those that contain a text',
        { filters: [{ path: ['name'], operator: '~', values: ['ORD'] }] },
        ['a'],
      ],
      [
        'those with an element',
        { filters: [{ path: ['sourceConnectionIds[]'], operator: '==', values: ['s2'] }] },
        ['b', 'a'],
      ],
      [
        'those with a field in an element',
        { filters: [{ path: ['steps[]', 'params', 'id'], operator: '==', values: ['m1'] }] },
        ['c'],
      ],
      [
        'nothing for a field that is not there',
        { filters: [{ path: ['no', 'such'], operator: '==', values: ['x'] }] },
        [],
      ],
      [
        'nothing for a hostile value',
        { filters: [{ path: ['name'], operator: '==', values: ["' or 1=1 --"] }] },
        [],
      ],
    ])('lists %s', async (_title, query, expected) => {
      await insert(
        flow('a', { name: 'Orders', sourceConnectionIds: ['s1', 's2'] }),
        flow('b', { name: 'Customers', rank: 9, sourceConnectionIds: ['s2'] }),
        flow('c', { name: 'Events', rank: 10, steps: [{ params: { id: 'm1' } }] }),
      )
      expect(await idsOf(query)).toEqual(expected)
      expect(await storage.resources.count(PROD, 'flows', query.filters ?? [])).toBe(
        expected.length,
      )
    })

    it.each<[string, ListQuery]>([
      ['the newest first', {}],
      ['by a field in which some are alike', { orderBy: { path: ['rank'], descending: false } }],
    ])('pages through all of a list, each once: %s', async (_title, query) => {
      const ids = Array.from({ length: 7 }, (_, index) => `f${index}`)
      await insert(...ids.map((id, index) => flow(id, { rank: index % 2 })))
      const seen: string[] = []
      for (let cursor: string | undefined, first = true; first || cursor; first = false) {
        const page = await storage.resources.list(PROD, 'flows', {
          ...query,
          limit: 3,
          ...(cursor && { cursor }),
        })
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.next
      }
      expect(seen.toSorted()).toEqual(ids)
    })

    it('refuses a cursor that it did not give out', async () => {
      await expect(storage.resources.list(PROD, 'flows', { cursor: 'nonsense' })).rejects.toThrow(
        RangeError,
      )
    })

    it.each<[string, ListQuery]>([
      ['with another filter', { filters: [{ path: ['rank'], operator: '>', values: ['0'] }] }],
      ['in another order', { orderBy: { path: ['name'], descending: false } }],
    ])('refuses the cursor of a list %s', async (_title, query) => {
      await insert(flow('a'), flow('b'))
      const { next = '' } = await storage.resources.list(PROD, 'flows', { limit: 1 })
      const other = { ...query, cursor: next }
      await expect(storage.resources.list(PROD, 'flows', other)).rejects.toThrow(RangeError)
      await expect(storage.resources.list(DEV, 'flows', { cursor: next })).rejects.toThrow(
        RangeError,
      )
    })

    it.each<[string, ListQuery]>([
      ['in the default order', {}],
      ['by name', { orderBy: { path: ['name'], descending: false } }],
      ['by a field in which all are alike', { orderBy: { path: ['state'], descending: true } }],
      ['by a field that is in no index', { orderBy: { path: ['rank'], descending: false } }],
      [
        'of those with a value',
        { filters: [{ path: ['state'], operator: '==', values: ['enabled', 'draft'] }] },
      ],
      [
        'of those with an element',
        { filters: [{ path: ['sourceConnectionIds[]'], operator: '==', values: ['s', 't'] }] },
      ],
    ])('goes on where a page ended, whatever came and went since: %s', async (_title, query) => {
      const given = Array.from({ length: 9 }, (_, index) =>
        flow(`f${index}`, {
          name: `n${index % 4}`,
          rank: index % 3,
          sourceConnectionIds: ['s', 't'],
        }),
      )
      await insert(...given)
      const before = await idsOf(query)
      const first = await storage.resources.list<Flow>(PROD, 'flows', { ...query, limit: 4 })
      const [gone = ''] = before.slice(6)
      await storage.resources.remove(PROD, 'flows', gone)
      await storage.resources.remove(PROD, 'flows', before[1] ?? '')
      await insert(flow('new', { sourceConnectionIds: ['s'] }))
      const { next: cursor = '' } = first
      const second = await idsOf({ ...query, cursor })
      expect(first.items.map(({ id }) => id)).toEqual(before.slice(0, 4))
      expect(second.filter((id) => id !== 'new')).toEqual(
        before.slice(4).filter((id) => id !== gone),
      )
    })

    it.each<[string, ListQuery]>([
      ['filtered by a field that is in no index', { filters: [RARE] }],
      ['sorted by a field that is in no index', { orderBy: { path: ['rank'], descending: true } }],
      ['of those that are rare among those of a state', { filters: [ENABLED, RARE] }],
      [
        'sorted by name, of those that are rare',
        { filters: [RARE], orderBy: { path: ['name'], descending: false } },
      ],
      [
        'sorted by name, of a state',
        { filters: [ENABLED], orderBy: { path: ['name'], descending: true } },
      ],
    ])('is right about thousands: %s', async (_title, query) => {
      const ids = Array.from({ length: 2600 }, (_, index) => `f${String(index).padStart(4, '0')}`)
      await storage.resources.transaction(async (store) => {
        for (const [index, id] of ids.entries())
          await store.insert(
            PROD,
            'flows',
            flow(id, { name: `n${(index * 7) % 2600}`.padEnd(6), rank: index % 1300 }),
          )
      })
      const isRare = (_id: string, index: number) => index % 1300 > 1297
      const named = (id: string) => `n${(Number(id.slice(1)) * 7) % 2600}`.padEnd(6)
      const sortBy = (key: (id: string) => string | number, found: string[]) =>
        found.toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
      const found = query.filters?.includes(RARE) ? ids.filter(isRare) : ids
      const [field] = query.orderBy?.path ?? []
      const expected =
        field === 'name'
          ? sortBy(named, found)
          : field === 'rank'
            ? sortBy((id) => (Number(id.slice(1)) % 1300) * 10_000 + Number(id.slice(1)), found)
            : found
      const isDescending = query.orderBy?.descending ?? true
      expect(await idsOf({ ...query, limit: 5 })).toEqual(
        (isDescending ? expected.toReversed() : expected).slice(0, 5),
      )
      expect(await storage.resources.count(PROD, 'flows', query.filters ?? [])).toBe(found.length)
    })

    it('finds resources by what they were changed to, and no more by what they were', async () => {
      await insert(flow('a', { sourceConnectionIds: ['old'], state: 'draft' }))
      const changed = flow('a', { sourceConnectionIds: ['new'], state: 'enabled' })
      await storage.resources.replace(PROD, 'flows', { ...changed, etag: '"2"' }, '"a-1"')
      const by = (field: string, value: string) =>
        idsOf({ filters: [{ path: [field], operator: '==', values: [value] }] })
      expect(await by('sourceConnectionIds[]', 'new')).toEqual(['a'])
      expect(await by('sourceConnectionIds[]', 'old')).toEqual([])
      expect(await by('state', 'enabled')).toEqual(['a'])
      expect(await by('state', 'draft')).toEqual([])
    })
  })
}
