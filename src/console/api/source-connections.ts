import type { NewSourceConnection, SourceConnection } from '#contract/source-connection.ts'
import { entityQueries } from './entity-queries.ts'

/** Which data of an account is taken; a streaming one carries its inlet in `params`. */
export const sourceConnections = entityQueries<SourceConnection, NewSourceConnection>(
  'sourceConnections',
)
