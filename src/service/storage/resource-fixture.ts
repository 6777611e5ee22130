import type { Resource, Writer } from './resource-store.ts'

/** Two writers of one organisation, for the suites of storage adapters. */
export const PROD: Writer = {
  orgId: 'acme',
  sandbox: { id: 'prod-id' },
  userId: 'ada',
  clientId: 'script',
}
export const DEV: Writer = {
  orgId: 'acme',
  sandbox: { id: 'dev-id' },
  userId: 'ada',
  clientId: 'script',
}

export interface Flow {
  id: string
  name: string
  state: string
  rank: number
  sourceConnectionIds: string[]
  steps: { params: { id: string } }[]
}

/** A flow under this id, at its first etag. */
export const flow = (id: string, changes: Partial<Flow> = {}): Resource<Flow> => ({
  id,
  etag: `"${id}-1"`,
  body: {
    id,
    name: `Flow ${id}`,
    state: 'enabled',
    rank: 1,
    sourceConnectionIds: [],
    steps: [],
    ...changes,
  },
})
