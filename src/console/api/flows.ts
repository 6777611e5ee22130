import type { FailedRecord } from '#contract/console.ts'
import type { Flow, NewFlow } from '#contract/flow.ts'
import type { ListOf } from '#contract/entity.ts'
import type { Run } from '#contract/run.ts'
import { queryOptions } from '@tanstack/react-query'
import { getList, withQuery } from './client.ts'
import { entityQueries } from './entity-queries.ts'

/** Dataflows. */
export const flows = entityQueries<Flow, NewFlow>('flows')

/** The flow's newest runs: what it has moved. */
export const flowRunsQuery = (sandbox: string, flowId: string) =>
  queryOptions({
    queryKey: [sandbox, 'runs', 'of', flowId],
    queryFn: ({ signal }) =>
      getList<Run>(
        sandbox,
        withQuery('/flowservice/runs', { property: `flowId==${flowId}`, limit: '24' }),
        signal,
      ),
  })

/** The flow's newest messages that could not be stored, at most 20. */
export const failedRecordsQuery = (sandbox: string, flowId: string) =>
  queryOptions({
    queryKey: [sandbox, 'flows', 'failed-records', flowId],
    queryFn: ({ signal }): Promise<ListOf<FailedRecord>> =>
      getList<FailedRecord>(sandbox, `/console/flows/${flowId}/failed-records?limit=20`, signal),
  })
