import type { AuditStore } from './audit-store.ts'
import type { IngestStore } from './ingest-store.ts'
import type { ResourceStore } from './resource-store.ts'
import type { SessionStore } from './session-store.ts'
import type { TokenStore } from './token-store.ts'

/** One database, seen through the ports that share its transactions. */
export interface Storage {
  resources: ResourceStore
  ingest: IngestStore
  sessions: SessionStore
  tokens: TokenStore
  audit: AuditStore
  close(): Promise<void>
}

/** The disk has no room for a write, and nothing was changed. */
export class StorageFullError extends Error {
  override name = 'StorageFullError'
}
