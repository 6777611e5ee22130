import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** The connection that writes, in turns and with group commit, and one that reads beside it. */
export interface Connections {
  writer: Kysely<Tables>
  reader: Kysely<Tables>
}
