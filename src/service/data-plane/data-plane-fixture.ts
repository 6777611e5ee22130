import { randomBytes } from 'node:crypto'
import type { ConsoleEvent } from '#contract/console.ts'
import { createDuckDb } from '../lake/duckdb.ts'
import type { Lake } from '../lake/lake.ts'
import { readRows, type ParquetRows } from '../lake/parquet-reader.ts'
import type { MessageLog } from '../message-log/message-log.ts'
import type { IngestStore } from '../storage/ingest-store.ts'
import type { Storage } from '../storage/storage.ts'
import type { DataPlaneParts } from './data-plane-parts.ts'
import type { Plans } from './data-plane.ts'
import type { FlowPlan } from './flow-plan.ts'

/*
 * What the data plane's tests share. They open the adapters themselves: nothing but tests and service.ts may.
 */

type Committed = Extract<ConsoleEvent, { type: 'committed' }>

export const RECEIVED_AT = 1_700_000_000_000

export const PLAN: FlowPlan = {
  scope: { orgId: 'acme', sandbox: { id: 'prod-id' } },
  sandboxName: 'prod',
  createdBy: 'user',
  createdClient: 'client',
  flowId: 'flow',
  flowSpec: { id: 'spec', version: '1.0' },
  dataSetId: 'people',
  schema: {
    type: 'object',
    required: ['person'],
    properties: {
      person: {
        type: 'object',
        required: ['age'],
        properties: { name: { type: 'string' }, age: { type: 'integer', minimum: 0 } },
      },
      note: { type: 'string', maxLength: 5 },
    },
  },
  mappings: [
    { sourceType: 'ATTRIBUTE', source: 'name', destination: 'person.name' },
    { sourceType: 'ATTRIBUTE', source: 'age', destination: 'person.age' },
    { sourceType: 'ATTRIBUTE', source: 'note', destination: 'note' },
  ],
}

export interface Fixture {
  parts: DataPlaneParts
  events: Committed[]
  /** What was logged. */
  complaints: string[]
  /** Appends a body, or a person of that age, and resolves with its position. */
  send(message: string | number, flowId?: string): Promise<number>
  /** Resolves once as many messages have come through, stored or failed. */
  dealtWith(count: number): Promise<void>
  /** The rows of the dataset `people`, the newest first. */
  rows(): Promise<ParquetRows>
  close(): Promise<void>
}

export function createFixture(log: MessageLog, lake: Lake, storage: Storage): Fixture {
  const duckDb = createDuckDb(lake.workFolder)
  const events: Committed[] = []
  const complaints: string[] = []
  let onEvent = (): void => undefined

  return {
    events,
    complaints,

    parts: {
      log,
      lake,
      duckDb,
      ingest: storage.ingest,
      resources: storage.resources,
      publish(_scope, event) {
        if (event.type === 'committed') events.push(event)
        onEvent()
      },
      logger: {
        error: (_details, message) => complaints.push(message),
        warn: (_details, message) => complaints.push(message),
      },
      now: () => RECEIVED_AT + 5,
      newId: () => randomBytes(12).toString('hex'),
    },

    send(message, flowId = 'flow') {
      const body = typeof message === 'string' ? message : JSON.stringify({ age: message })
      const receivedAt = RECEIVED_AT
      return log.append({ flowId, inletId: 'inlet', receivedAt, body: Buffer.from(body) })
    },

    async dealtWith(count) {
      const sum = () => events.reduce((total, { stored, failed }) => total + stored + failed, 0)
      while (sum() < count) {
        await new Promise<void>((resolve) => {
          onEvent = resolve
        })
      }
    },

    async rows() {
      const files = await storage.ingest.files(PLAN.dataSetId)
      const sources = files.map(({ path, rowCount }) => ({ source: lake.locate(path), rowCount }))
      return readRows(duckDb, sources, { limit: 20_000 })
    },

    close: () => duckDb.close(),
  }
}

/** The row that a person of this age becomes. */
export const person = (age: number) => ({ person: { age } })

/** A store whose commits go through `commit`. */
export const withCommit = (ingest: IngestStore, commit: IngestStore['commit']): IngestStore => ({
  commit,
  position: (flowId) => ingest.position(flowId),
  lastPosition: () => ingest.lastPosition(),
  files: (dataSetId) => ingest.files(dataSetId),
  allFilePaths: () => ingest.allFilePaths(),
  failedRecords: (flowId, limit) => ingest.failedRecords(flowId, limit),
  failedRecordsAt: (flowId, failedAt) => ingest.failedRecordsAt(flowId, failedAt),
  forget: (what) => ingest.forget(what),
})

/** Plans as they stand whenever they are asked for. */
export const plansOf = (current: () => FlowPlan[]): Plans => ({
  flowIds: () => current().map(({ flowId }) => flowId),
  plan: async (flowId) => current().find((plan) => plan.flowId === flowId),
})
