import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FailedRecord } from '#contract/console.ts'
import type { IngestCommit } from './ingest-store.ts'
import type { ListQuery, Resource, Writer } from './resource-store.ts'
import type { Storage } from './storage.ts'

const PROD: Writer = {
  orgId: 'acme',
  sandbox: { id: 'prod-id' },
  userId: 'ada',
  clientId: 'script',
}
const DEV: Writer = { orgId: 'acme', sandbox: { id: 'dev-id' }, userId: 'ada', clientId: 'script' }

interface Flow {
  id: string
  name: string
  state: string
  rank: number
  sourceConnectionIds: string[]
  steps: { params: { id: string } }[]
}

const flow = (id: string, changes: Partial<Flow> = {}): Resource<Flow> => ({
  id,
  etag: `"${id}-1"`,
  body: {
    id,
    name: `Flow ${id}`,
    state: 'enabled',
    rank: 1,
    sourceConnectionIds: [],
    steps: [],
    ...changes,
  },
})

/** What every storage adapter must do. `open` gives an empty storage. */
export function storageSuite(name: string, open: () => Promise<Storage>): void {
  describe(`${name}`, () => {
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

    it('gives back what was put in, in its own sandbox only', async () => {
      await insert(flow('a'))
      expect(await storage.resources.get(PROD, 'flows', 'a')).toEqual(flow('a'))
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
      expect(await storage.resources.all('runs')).toEqual([])
      expect((await storage.resources.all('flows')).map(({ scope }) => scope.sandbox.id)).toEqual([
        'dev-id',
      ])
    })

    it('keeps all of a sandbox if its clearing is undone', async () => {
      await insert(flow('a'))
      const failing = storage.resources.transaction(async (store) => {
        await store.clear(PROD)
        throw new Error('changed its mind')
      })
      await expect(failing).rejects.toThrow('changed its mind')
      expect(await storage.resources.get(PROD, 'flows', 'a')).toEqual(flow('a'))
    })

    it('keeps nothing of a transaction that fails', async () => {
      const failing = storage.resources.transaction(async (store) => {
        await store.insert(PROD, 'flows', flow('a'))
        throw new Error('changed its mind')
      })
      await expect(failing).rejects.toThrow('changed its mind')
      expect(await storage.resources.get(PROD, 'flows', 'a')).toBeUndefined()
    })

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

    it('tells the highest position of all flows', async () => {
      expect(await storage.ingest.lastPosition()).toBe(0)
      await storage.ingest.commit(commit(0, 9))
      await storage.ingest.commit({ ...commit(0, 4, 'other'), flowId: 'other' })
      expect(await storage.ingest.lastPosition()).toBe(9)
    })

    it('moves a flow on only from where its commit began, and keeps all of a commit or nothing', async () => {
      await storage.ingest.commit(commit(0, 5))
      expect(await storage.ingest.commit(commit(0, 5, 'late'))).toBe(false)
      expect(await storage.ingest.commit(commit(3, 9, 'late'))).toBe(false)
      expect(await storage.ingest.commit(commit(5, 9, 'next'))).toBe(true)
      expect(await storage.ingest.position('flow')).toBe(9)
      const files = await storage.ingest.files('set')
      expect(files.map(({ path }) => path)).toEqual(['next.parquet', 'first.parquet'])
      expect(await storage.ingest.allFilePaths()).toEqual(
        new Set(['first.parquet', 'next.parquet']),
      )
      expect(await storage.resources.get(PROD, 'batches', 'late')).toBeUndefined()
    })

    it('replaces the run that a later commit adds to', async () => {
      await storage.ingest.commit(commit(0, 5))
      await storage.ingest.commit({
        ...commit(5, 9, 'next'),
        resources: [{ kind: 'batches', resource: { id: 'first', etag: '"2"', body: { rows: 2 } } }],
      })
      expect((await storage.resources.get(PROD, 'batches', 'first'))?.body).toEqual({ rows: 2 })
    })

    it('forgets what it kept for datasets and flows, and names the files', async () => {
      const failed = { ...commit(0, 5), failedRecords: [FAILED] }
      await storage.ingest.commit(failed)
      await storage.ingest.commit({ ...commit(0, 4, 'other'), flowId: 'other' })
      const forgotten = await storage.ingest.forget({ dataSetIds: ['set'], flowIds: ['flow'] })
      expect(forgotten.toSorted()).toEqual(['first.parquet', 'other.parquet'])
      expect(await storage.ingest.allFilePaths()).toEqual(new Set())
      expect(await storage.ingest.failedRecords('flow', 9)).toEqual([])
      expect(await storage.ingest.position('flow')).toBe(0)
      expect(await storage.ingest.position('other')).toBe(4)
      expect(await storage.ingest.forget({ dataSetIds: [], flowIds: [] })).toEqual([])
    })
  })
}

const FAILED: FailedRecord = {
  flowId: 'flow',
  xactionId: 'x',
  position: 1,
  receivedAt: 1,
  failedAt: 2,
  stage: 'map',
  violations: [],
  body: '{}',
}

const commit = (from: number, to: number, name = 'first'): IngestCommit => ({
  scope: PROD,
  flowId: 'flow',
  from,
  to,
  files: [{ path: `${name}.parquet`, batchId: name, dataSetId: 'set', rowCount: 1, byteSize: 10 }],
  failedRecords: [],
  resources: [{ kind: 'batches', resource: { id: name, etag: '"1"', body: { rows: 1 } } }],
})
