import type { ConsoleEvent } from '#contract/console.ts'
import type { DuckDb } from '../lake/duckdb.ts'
import type { Lake } from '../lake/lake.ts'
import type { MessageLog } from '../message-log/message-log.ts'
import type { IngestStore } from '../storage/ingest-store.ts'
import type { ResourceStore, Scope } from '../storage/resource-store.ts'

/** What the data plane works with: the ports, and what else comes from outside. */
export interface DataPlaneParts {
  log: MessageLog
  lake: Lake
  duckDb: DuckDb
  ingest: IngestStore
  resources: Pick<ResourceStore, 'get'>
  publish: (scope: Scope, event: ConsoleEvent) => void
  logger: Logger
  /** Epoch milliseconds. */
  now: () => number
  /** An id that is never given twice and is safe in a path. */
  newId: () => string
}

/** As pino has it: what is known, then what happened. */
export interface Logger {
  error(details: object, message: string): void
  warn(details: object, message: string): void
}
