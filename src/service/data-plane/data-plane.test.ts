import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Batch } from '#contract/catalog.ts'
import { openFolderLake } from '../lake/folder/folder-lake.ts'
import { LakeFullError, type Lake } from '../lake/lake.ts'
import { openEmbeddedLog } from '../message-log/embedded/embedded-log.ts'
import type { MessageLog } from '../message-log/message-log.ts'
import { openSqliteStorage } from '../storage/sqlite/sqlite-storage.ts'
import type { Storage } from '../storage/storage.ts'
import {
  createFixture,
  person,
  PLAN,
  plansOf,
  RECEIVED_AT,
  withCommit,
  type Fixture,
} from './data-plane-fixture.ts'
import { createDataPlane, type DataPlane } from './data-plane.ts'
import type { DataPlaneParts } from './data-plane-parts.ts'
import type { FlowPlan } from './flow-plan.ts'

// Real files and real retries take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

let log: MessageLog
let lake: Lake
let storage: Storage
let fixture: Fixture
let plans: FlowPlan[]
let plane: DataPlane

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'data-plane-'))
  log = await openEmbeddedLog({ path: join(folder, 'log.sqlite') })
  lake = await openFolderLake(join(folder, 'lake'))
  storage = await openSqliteStorage(join(folder, 'storage.sqlite'))
  fixture = createFixture(log, lake, storage)
  plans = [PLAN]
  plane = createPlane()
})

afterEach(async () => {
  await plane.close()
  await fixture.close()
  await log.close()
  await storage.close()
})

const createPlane = (changed: Partial<DataPlaneParts> = {}) =>
  createDataPlane({ ...fixture.parts, ...changed, plans: plansOf(() => plans) })

/** Sends a person and resolves once the data plane, begun with `changed` parts, has stored it. */
async function storeOneWith(changed: Partial<DataPlaneParts>): Promise<void> {
  plane = createPlane(changed)
  await plane.start()
  await fixture.send(1)
  await fixture.dealtWith(1)
}

describe('a message in the log', () => {
  it('becomes a row with its origin, and leaves the log', async () => {
    await plane.start()
    const position = await fixture.send('{"name":"Ann","age":41}')
    await fixture.dealtWith(1)

    const { rows, origins } = await fixture.rows()
    expect(rows).toEqual([{ person: { name: 'Ann', age: 41 } }])
    const [event] = fixture.events
    expect(origins).toEqual([
      {
        xactionId: event?.outcomes[0]?.xactionId,
        flowId: 'flow',
        batchId: event?.batchId,
        receivedAt: RECEIVED_AT,
        position,
      },
    ])
    await plane.close()
    expect(await log.read('flow', 0, 10, 1000)).toEqual([])
  })

  it('is stored once, whether it came before the start, after it or while stopped', async () => {
    await fixture.send(1)
    await plane.start()
    await fixture.send(2)
    await fixture.dealtWith(2)
    await plane.close()
    await fixture.send(3)
    plane = createPlane()
    await plane.start()
    await fixture.dealtWith(3)

    const { rows } = await fixture.rows()
    expect(rows).toEqual([person(3), person(2), person(1)])
  })

  it('shares its commit with those that wait with it', async () => {
    await Promise.all(Array.from({ length: 10_000 }, (_, age) => fixture.send(age)))
    await plane.start()
    await fixture.dealtWith(10_000)

    expect(await storage.ingest.files('people')).toHaveLength(1)
    const { rows } = await fixture.rows()
    expect(rows).toHaveLength(10_000)
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(10_000)
    expect(fixture.events[0]?.outcomes).toHaveLength(100)
  })

  it('that fails is kept with its reason, and stops no other', async () => {
    await plane.start()
    const position = await fixture.send('{"age":-1}')
    await fixture.send(1)
    await fixture.dealtWith(2)

    expect(await storage.ingest.failedRecords('flow', 10)).toEqual([
      {
        flowId: 'flow',
        xactionId: expect.stringContaining(`:${position}:`),
        position,
        receivedAt: RECEIVED_AT,
        failedAt: RECEIVED_AT + 5,
        stage: 'validate',
        violations: [{ pointer: '/person/age', message: 'must be >= 0' }],
        body: '{"age":-1}',
      },
    ])
    const { rows } = await fixture.rows()
    expect(rows).toEqual([person(1)])
  })

  it('leaves no file when it fails alone', async () => {
    await plane.start()
    await fixture.send('no JSON')
    await fixture.dealtWith(1)
    expect(await lake.list('')).toEqual([])
    expect(fixture.events).toMatchObject([{ stored: 0, failed: 1 }])
  })
})

describe('when something fails on the way', () => {
  it('a full lake is tried again, with fewer messages each time', async () => {
    let refusals = 3
    const put: Lake['put'] = (path, source) => {
      if (refusals-- > 0) return Promise.reject(new LakeFullError('no room'))
      return lake.put(path, source)
    }
    await Promise.all(Array.from({ length: 12 }, (_, age) => fixture.send(age)))
    plane = createPlane({ lake: { ...lake, put } })
    await plane.start()
    await fixture.dealtWith(12)

    expect(fixture.complaints).toHaveLength(3)
    const { rows } = await fixture.rows()
    expect(rows).toHaveLength(12)
    const files = await storage.ingest.files('people')
    expect(files.map(({ rowCount }) => rowCount)).toEqual([2, 10])
    expect(await lake.list('')).toHaveLength(2)
  })

  it.each([
    ['that was not written', false],
    ['that was written all the same', true],
  ])('a commit %s is tried again with the same file', async (_title, isWritten) => {
    const { ingest } = storage
    let refusals = 1
    const commit: typeof ingest.commit = async (changes) => {
      if (refusals-- <= 0) return ingest.commit(changes)
      if (isWritten) await ingest.commit(changes)
      throw new Error('the connection is gone')
    }
    await storeOneWith({ ingest: withCommit(ingest, commit) })

    expect(await fixture.rows()).toMatchObject({ rows: [person(1)] })
    expect(await lake.list('')).toHaveLength(1)
  })

  it('a batch read from a position that has moved is dropped with its file', async () => {
    const { ingest } = storage
    let stale = true
    const commit: typeof ingest.commit = (changes) => {
      const from = stale ? changes.from + 1 : changes.from
      stale = false
      return ingest.commit({ ...changes, from })
    }
    await storeOneWith({ ingest: withCommit(ingest, commit) })

    expect(await fixture.rows()).toMatchObject({ rows: [person(1)] })
    expect(await lake.list('')).toHaveLength(1)
    const batches = await Array.fromAsync(storage.resources.all<Batch>('batches'))
    expect(batches).toHaveLength(1)
  })

  it('a flow that cannot be compiled keeps its messages, and stops no other', async () => {
    plans = [{ ...PLAN, flowId: 'broken', schema: { type: 'nonsense' } }, PLAN]
    await plane.start()
    await fixture.send(1, 'broken')
    await fixture.send(2)
    await fixture.dealtWith(1)
    expect(await log.read('broken', 0, 10, 1000)).toHaveLength(1)

    plans = [{ ...PLAN, flowId: 'broken' }, PLAN]
    await plane.refresh()
    await fixture.dealtWith(2)
  })
})

it('two flows fill one dataset, each from its own messages', async () => {
  plans = [PLAN, { ...PLAN, flowId: 'other' }]
  await plane.start()
  await Promise.all([fixture.send(1), fixture.send(2, 'other')])
  await fixture.dealtWith(2)
  const { rows, origins } = await fixture.rows()
  const rowsByFlow = rows.map((row, index) => [origins[index]?.flowId, row])
  expect(Object.fromEntries(rowsByFlow)).toEqual({ flow: person(1), other: person(2) })
})

it('a disabled flow waits, and goes on under its new mapping once it is enabled', async () => {
  await plane.start()
  plans = []
  await plane.refresh()
  await fixture.send(1)
  const mapping = { sourceType: 'STATIC', source: '9', destination: 'person.age' }
  plans = [{ ...PLAN, mappings: [mapping] }]
  await plane.refresh()
  await fixture.dealtWith(1)
  expect(await fixture.rows()).toMatchObject({ rows: [person(9)] })
})
