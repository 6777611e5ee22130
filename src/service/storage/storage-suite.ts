import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FailedRecord } from '#contract/console.ts'
import { filterSuite } from './filter-suite.ts'
import type { IngestCommit } from './ingest-store.ts'
import { listSuite } from './list-suite.ts'
import { DEV, PROD } from './resource-fixture.ts'
import { resourceSuite } from './resource-suite.ts'
import type { Storage } from './storage.ts'

/**
 * What every storage adapter must do. An adapter's test names it: `storageSuite('PostgreSQL', openEmpty)`.
 *
 * @param open gives an empty storage.
 */
export function storageSuite(name: string, open: () => Promise<Storage>): void {
  resourceSuite(name, open)
  listSuite(name, open)
  filterSuite(name, open)
  describe(`what ${name} keeps beside resources`, () => {
    let storage: Storage
    beforeEach(async () => {
      storage = await open()
    })
    afterEach(() => storage.close())

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

    it('finds what it has written by the elements of its lists, as it is now', async () => {
      const about = (id: string) => ({ relatedObjects: [{ type: 'dataSet', id }, { id: 'flow' }] })
      const batch = (id: string, etag: string) => ({
        kind: 'batches' as const,
        resource: { id: 'first', etag, body: about(id) },
      })
      await storage.ingest.commit({ ...commit(0, 5), resources: [batch('orders', '"1"')] })
      await storage.ingest.commit({ ...commit(5, 9, 'next'), resources: [batch('events', '"2"')] })
      const found = (id: string) => {
        const path = ['relatedObjects[]', 'id']
        return storage.resources.count(PROD, 'batches', [{ path, operator: '==', values: [id] }])
      }
      expect(await Promise.all(['orders', 'events', 'flow'].map(found))).toEqual([0, 1, 1])
    })

    it('has a flow tell of its last run, and leaves its etag', async () => {
      const flow = { id: 'flow', etag: '"f"', body: { name: 'Flow', state: 'enabled' } }
      await storage.resources.insert(PROD, 'flows', flow)
      await storage.resources.insert(DEV, 'flows', flow)
      const lastRunDetails = { id: 'run', state: 'success', startedAtUTC: 7, completedAtUTC: 9 }
      await storage.ingest.commit({ ...commit(0, 5), lastRunDetails })
      expect(await storage.resources.get(PROD, 'flows', 'flow')).toMatchObject({
        ...flow,
        body: { ...flow.body, lastRunDetails },
      })
      expect(await storage.resources.get(DEV, 'flows', 'flow')).toMatchObject(flow)
      const since = (at: number) => [
        { path: ['lastRunDetails', 'startedAtUTC'], operator: '>=' as const, values: [`${at}`] },
      ]
      expect(await storage.resources.count(PROD, 'flows', since(7))).toBe(1)
      expect(await storage.resources.count(PROD, 'flows', since(8))).toBe(0)
    })

    it('gives the failed records of one commit', async () => {
      const at = (failedAt: number, position: number) => ({ ...FAILED, failedAt, position })
      await storage.ingest.commit({ ...commit(0, 5), failedRecords: [at(7, 2), at(7, 1)] })
      await storage.ingest.commit({ ...commit(5, 9, 'next'), failedRecords: [at(8, 6)] })
      const found = await storage.ingest.failedRecordsAt('flow', 7)
      expect(found.map(({ position }) => position)).toEqual([1, 2])
      expect(await storage.ingest.failedRecordsAt('other', 7)).toEqual([])
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
