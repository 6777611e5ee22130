import type { Connection, NewConnection } from '#contract/connection.ts'
import { entityQueries } from './entity-queries.ts'

/** Base connections: "accounts" on screen. */
export const connections = entityQueries<Connection, NewConnection>('connections')
