import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Run } from '#contract/run.ts'
import { openFolderLake } from '../lake/folder/folder-lake.ts'
import { openEmbeddedLog } from '../message-log/embedded/embedded-log.ts'
import type { MessageLog } from '../message-log/message-log.ts'
import { openSqliteStorage } from '../storage/sqlite/sqlite-storage.ts'
import type { Storage } from '../storage/storage.ts'
import { createFixture, PLAN, plansOf, RECEIVED_AT, type Fixture } from './data-plane-fixture.ts'
import { createDataPlane, type DataPlane } from './data-plane.ts'

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const WRITER = { ...PLAN.scope, userId: 'ada', clientId: 'script' }

let log: MessageLog
let storage: Storage
let fixture: Fixture
let plane: DataPlane

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'flow-runs-'))
  log = await openEmbeddedLog({ path: join(folder, 'log.sqlite') })
  const lake = await openFolderLake(join(folder, 'lake'))
  storage = await openSqliteStorage(join(folder, 'storage.sqlite'))
  fixture = createFixture(log, lake, storage)
  plane = createDataPlane({ ...fixture.parts, plans: plansOf(() => [PLAN]) })
  await plane.start()
})

afterEach(async () => {
  await plane.close()
  await fixture.close()
  await log.close()
  await storage.close()
})

it('counts what an hour has stored and lost in its run', async () => {
  await fixture.send(1)
  await fixture.dealtWith(1)
  await fixture.send('no JSON')
  await fixture.dealtWith(2)
  await fixture.send('{"age":2,"name":{}}')
  await fixture.dealtWith(3)
  const runs = await Array.fromAsync(storage.resources.all<Run>('runs'))
  expect(runs.map(({ body }) => body.metrics)).toMatchObject([
    {
      recordSummary: { outputRecordCount: 2, failedRecordCount: 1, warningRecordCount: 1 },
      fileSummary: { outputFileCount: 2 },
      sizeSummary: { inputBytes: '{"age":1}no JSON{"age":2,"name":{}}'.length },
      statusSummary: { status: 'success' },
    },
  ])
})

it('tells the flow of its last run, and leaves its etag', async () => {
  const body = { name: 'People', transformations: [{ name: 'Mapping' }] }
  await storage.resources.insert(WRITER, 'flows', { id: 'flow', etag: '"1"', body })
  await fixture.send(1)
  await fixture.dealtWith(1)
  const [run] = await Array.fromAsync(storage.resources.all<Run>('runs'))
  expect(await storage.resources.get(PLAN.scope, 'flows', 'flow')).toMatchObject({
    id: 'flow',
    etag: '"1"',
    body: {
      ...body,
      lastRunDetails: {
        id: run?.id,
        state: 'success',
        startedAtUTC: RECEIVED_AT + 5,
        completedAtUTC: RECEIVED_AT + 5,
      },
    },
  })
})

it('keeps what a client has reported of the run', async () => {
  await fixture.send(1)
  await fixture.dealtWith(1)
  const [run] = await Array.fromAsync(storage.resources.all<Run>('runs'))
  const { id = '', etag = '', body } = run ?? {}
  const reported = { ...body, providerRefId: 'ref', metrics: { customSummary: { own: true } } }
  await storage.resources.replace(WRITER, 'runs', { id, etag: '"2"', body: reported }, etag)
  await fixture.send(2)
  await fixture.dealtWith(2)
  const [after] = await Array.fromAsync(storage.resources.all<Run>('runs'))
  expect(after?.body).toMatchObject({
    providerRefId: 'ref',
    metrics: { customSummary: { own: true }, recordSummary: { inputRecordCount: 1 } },
  })
})
