import type { SQLOutputValue } from 'node:sqlite'
import type { Generated } from 'kysely'
import type { Column } from './indexed-fields.ts'

/**
 * One row a resource. `sequence` grows with each insert and is the default order; `body` is JSON text. The columns are as
 * `indexed-fields.ts` says.
 */
export interface ResourceTable extends Record<Column, SQLOutputValue> {
  sequence: Generated<number>
  kind: string
  org_id: string
  sandbox_id: string
  id: string
  etag: string
  body: string
}

/** One row for each element of a list by which resources are found, see `indexed-fields.ts`. */
export interface ResourceReferenceTable {
  kind: string
  org_id: string
  sandbox_id: string
  field: string
  value: string | number
  sequence: number
}

/** How far each flow has dealt with its messages. */
export interface FlowPositionTable {
  flow_id: string
  position: number
}

export interface DataFileTable {
  sequence: Generated<number>
  path: string
  batch_id: string
  data_set_id: string
  row_count: number
  byte_size: number
}

export interface FailedRecordTable {
  flow_id: string
  position: number
  record: string
}

export interface SessionTable {
  hash: string
  user_id: string
  expires_at: number
  /** The created token that signed in; null for the administrator's. */
  token_id: string | null
}

/** One row a created token; `body` is JSON text. */
export interface TokenTable {
  id: string
  org_id: string
  client_id: string
  hash: string
  client_secret_hash: string
  created_at: number
  expires_at: number | null
  last_used_at: number | null
  body: string
}

/** Short-lived tokens, issued to the client of a created one. */
export interface IssuedTokenTable {
  hash: string
  token_id: string
  expires_at: number
}

export interface Tables {
  resources: ResourceTable
  resource_references: ResourceReferenceTable
  flow_positions: FlowPositionTable
  data_files: DataFileTable
  failed_records: FailedRecordTable
  sessions: SessionTable
  tokens: TokenTable
  issued_tokens: IssuedTokenTable
}
