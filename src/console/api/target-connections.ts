import type { NewTargetConnection, TargetConnection } from '#contract/target-connection.ts'
import { entityQueries } from './entity-queries.ts'

/** Which dataset the data goes to. */
export const targetConnections = entityQueries<TargetConnection, NewTargetConnection>(
  'targetConnections',
)
