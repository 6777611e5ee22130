import { SourceCounts } from '#contract/console.ts'
import type { ConnectionSpec } from '#contract/specs.ts'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import { mayView } from '../http/permissions.ts'
import type { Kind, ResourceStore, Scope } from '../storage/resource-store.ts'

export interface SourceCountParts {
  store: Pick<ResourceStore, 'count'>
  connectionSpecs: (scope: Scope) => ConnectionSpec[]
}

const ACCOUNTS = { kind: 'connections', path: ['connectionSpec', 'id'] } as const
const DATAFLOWS = {
  kind: 'flows',
  path: ['inheritedAttributes', 'sourceConnections[]', 'connectionSpec', 'id'],
} as const

const countSources = {
  tags: ['Console'],
  summary: 'Count the accounts and dataflows of each source',
  response: { 200: SourceCounts },
}

/** How much there is of each source, for the catalogue of sources: one request instead of two a source. */
export function registerSourceCountsRoute(
  app: App,
  { store, connectionSpecs }: SourceCountParts,
): void {
  app.get('/source-counts', { schema: countSources }, async (request) => {
    const caller = callerOf(request)
    const visible = connectionSpecs(caller).filter((spec) => mayView(caller, spec.permissionsInfo))
    const counted = await Promise.all(
      visible.map(async ({ id }) => {
        const [accounts, dataflows] = await Promise.all([
          countOf(caller, ACCOUNTS, id),
          countOf(caller, DATAFLOWS, id),
        ])
        return [id, { accounts, dataflows }] as const
      }),
    )
    return Object.fromEntries(counted.filter(([, { accounts, dataflows }]) => accounts + dataflows))
  })

  const countOf = (
    scope: Scope,
    { kind, path }: { kind: Kind; path: readonly string[] },
    id: string,
  ) => store.count(scope, kind, [{ path: [...path], operator: '==', values: [id] }])
}
