import type { FailedRecord } from '#contract/console.ts'
import type { Flow, NewFlow } from '#contract/flow.ts'
import type { ListOf } from '#contract/entity.ts'
import type { Run } from '#contract/run.ts'
import { queryOptions } from '@tanstack/react-query'
import { getList, withQuery } from './client.ts'
import { entityQueries, listPath } from './entity-queries.ts'

/** Dataflows. */
export const flows = entityQueries<Flow, NewFlow>('flows')

/** Narrows dataflows to those that take their data through a base connection; a stream's are those that read its inlet. */
export const throughConnection = (connectionId: string) => ({
  property: [`inheritedAttributes.sourceConnections[].baseConnection.id==${connectionId}`],
})

/** The mapping set that the flow's `Mapping` transformation names; undefined if there is none. */
export function mappingIdOf({
  transformations,
}: Pick<Flow, 'transformations'>): string | undefined {
  const mapping = transformations?.find(({ name }) => name === 'Mapping')
  const id = mapping?.params['mappingId']
  return typeof id === 'string' ? id : undefined
}

const DAY_MS = 86_400_000

/** The flow's runs of the last 24 hours, the newest first: a stream has one an hour. */
export const flowRunsQuery = (sandbox: string, flowId: string) =>
  queryOptions({
    queryKey: [sandbox, 'runs', 'of', flowId],
    queryFn: ({ signal }) => {
      const property = [`flowId==${flowId}`, `createdAt>=${Date.now() - DAY_MS}`]
      const path = listPath('/flowservice/runs', { property, orderby: '-createdAt' })
      return getList<Run>(sandbox, withQuery(path, { limit: '50' }), signal)
    },
  })

/** The flow's newest messages that could not be stored, at most 20. */
export const failedRecordsQuery = (sandbox: string, flowId: string) =>
  queryOptions({
    queryKey: [sandbox, 'flows', 'failed-records', flowId],
    queryFn: ({ signal }): Promise<ListOf<FailedRecord>> =>
      getList<FailedRecord>(sandbox, `/console/flows/${flowId}/failed-records?limit=20`, signal),
  })
