import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEV, flow, PROD, type Flow } from './resource-fixture.ts'
import type { Resource } from './resource-store.ts'
import type { Storage } from './storage.ts'

/** How every storage adapter keeps resources. `open` gives an empty storage. */
export function resourceSuite(name: string, open: () => Promise<Storage>): void {
  describe(`resources in ${name}`, () => {
    let storage: Storage
    beforeEach(async () => {
      storage = await open()
    })
    afterEach(() => storage.close())

    const insert = async (...flows: Resource<Flow>[]) => {
      for (const each of flows) await storage.resources.insert(PROD, 'flows', each)
    }

    it('gives back what was put in, in its own sandbox only', async () => {
      await insert(flow('a'))
      expect(await storage.resources.get(PROD, 'flows', 'a')).toMatchObject(flow('a'))
      expect(await storage.resources.get(DEV, 'flows', 'a')).toBeUndefined()
      expect(await storage.resources.get(PROD, 'connections', 'a')).toBeUndefined()
    })

    it('replaces a resource only from the version it was read at', async () => {
      await insert(flow('a'))
      const changed = { ...flow('a', { name: 'Changed' }), etag: '"a-2"' }
      expect(await storage.resources.replace(PROD, 'flows', changed, '"a-1"')).toBe(true)
      expect(await storage.resources.replace(PROD, 'flows', flow('a'), '"a-1"')).toBe(false)
      expect((await storage.resources.get<Flow>(PROD, 'flows', 'a'))?.body.name).toBe('Changed')
    })

    it('removes a resource once', async () => {
      await insert(flow('a'))
      expect(await storage.resources.remove(PROD, 'flows', 'a')).toBe(true)
      expect(await storage.resources.remove(PROD, 'flows', 'a')).toBe(false)
    })

    it('clears a sandbox of all its resources, and leaves the others', async () => {
      await insert(flow('a'), flow('b'))
      await storage.resources.insert(PROD, 'runs', { id: 'r', etag: '"1"', body: {} })
      await storage.resources.insert(DEV, 'flows', flow('a'))
      await storage.resources.clear(PROD)
      expect(await Array.fromAsync(storage.resources.all('runs'))).toEqual([])
      expect(
        (await Array.fromAsync(storage.resources.all('flows'))).map(
          ({ scope }) => scope.sandbox.id,
        ),
      ).toEqual(['dev-id'])
    })

    it('gives all of a kind, in every tenant, or those that pass a filter', async () => {
      const count = 1001
      for (let index = 0; index < count; index += 1)
        await insert(flow(`f${index}`, { rank: index % 500 }))
      await storage.resources.insert(DEV, 'flows', flow('a', { rank: 3 }))
      expect(await Array.fromAsync(storage.resources.all('flows'))).toHaveLength(count + 1)
      const third = { path: ['rank'], operator: '==' as const, values: ['3'] }
      const found = await Array.fromAsync(storage.resources.all('flows', third))
      expect(found.map(({ id }) => id).toSorted()).toEqual(['a', 'f3', 'f503'])
    })

    it('keeps all of a sandbox if its clearing is undone', async () => {
      await insert(flow('a'))
      const failing = storage.resources.transaction(async (store) => {
        await store.clear(PROD)
        throw new Error('changed its mind')
      })
      await expect(failing).rejects.toThrow('changed its mind')
      expect(await storage.resources.get(PROD, 'flows', 'a')).toMatchObject(flow('a'))
    })

    it('keeps nothing of a transaction that fails', async () => {
      const failing = storage.resources.transaction(async (store) => {
        await store.insert(PROD, 'flows', flow('a'))
        throw new Error('changed its mind')
      })
      await expect(failing).rejects.toThrow('changed its mind')
      expect(await storage.resources.get(PROD, 'flows', 'a')).toBeUndefined()
    })

    it('lets exactly one of a hundred writers of the same version through', async () => {
      await insert(flow('a'))
      const written = await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          storage.resources.replace(PROD, 'flows', { ...flow('a'), etag: `"${index}"` }, '"a-1"'),
        ),
      )
      expect(written.filter((each) => each)).toHaveLength(1)
      const winner = `"${written.indexOf(true)}"`
      expect((await storage.resources.get(PROD, 'flows', 'a'))?.etag).toBe(winner)
    })

    it('lets exactly one of a hundred transactions through that read the same version', async () => {
      await insert(flow('a'))
      const written = await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          storage.resources.transaction(async (store) => {
            const read = await store.get<Flow>(PROD, 'flows', 'a')
            if (read?.etag !== '"a-1"') return false
            const changed = flow('a', { rank: index + read.body.rank })
            return store.replace(PROD, 'flows', { ...changed, etag: `"${index}"` }, read.etag)
          }),
        ),
      )
      expect(written.filter((each) => each)).toHaveLength(1)
    })

    it('undoes work that fails, and none of what is written at the same time', async () => {
      const works = Array.from({ length: 9 }, (_, index) =>
        storage.resources.transaction(async (store) => {
          await store.insert(PROD, 'flows', flow(`f${index}`))
          if (index % 3 === 0) throw new Error('changed its mind')
          return index
        }),
      )
      const ended = await Promise.allSettled(works)
      expect(ended.map(({ status }) => status === 'fulfilled')).toEqual(
        ended.map((_, index) => index % 3 !== 0),
      )
      const { items } = await storage.resources.list(PROD, 'flows', {})
      expect(items.map(({ id }) => id).toSorted()).toEqual(['f1', 'f2', 'f4', 'f5', 'f7', 'f8'])
    })

    it('shows nothing of a transaction before it ends, and all of it afterwards', async () => {
      const seen = await storage.resources.transaction(async (store) => {
        await store.insert(PROD, 'flows', flow('a'))
        return {
          inside: await store.get(PROD, 'flows', 'a'),
          outside: await storage.resources.get(PROD, 'flows', 'a'),
        }
      })
      expect(seen).toMatchObject({ inside: flow('a'), outside: undefined })
      expect(await storage.resources.get(PROD, 'flows', 'a')).toMatchObject(flow('a'))
    })

    it('refuses an id that is there, and goes on', async () => {
      await insert(flow('a'))
      await expect(insert(flow('a'))).rejects.toBeInstanceOf(Error)
      await insert(flow('b'))
      expect((await storage.resources.list(PROD, 'flows', {})).items).toHaveLength(2)
    })
  })
}
