import type { NewSourceConnection, SourceConnection } from '#contract/source-connection.ts'

export interface SourceConnectionFields extends Omit<NewSourceConnection, 'connectionId'> {
  /** The spec of the base connection, kept so that flows can tell it without another read. */
  inheritedAttributes?: SourceConnection['inheritedAttributes']
}
