import type { Flow } from '#contract/flow.ts'
import { useQuery } from '@tanstack/react-query'
import { connections } from '../api/connections.ts'
import { dataSetQuery, rowsQuery } from '../api/data-sets.ts'
import { mappingIdOf } from '../api/flows.ts'
import { mappingSetQuery } from '../api/mapping-sets.ts'
import { sourceConnections } from '../api/source-connections.ts'
import { targetConnections } from '../api/target-connections.ts'

/** The entities that a flow joins, each as far as it is chosen, there, and read. */
export function useFlowParts(sandbox: string, flow: Flow) {
  const sourceId = flow.sourceConnectionIds?.[0] ?? ''
  const source = useQuery({ ...sourceConnections.one(sandbox, sourceId), enabled: !!sourceId })

  const accountId = source.data?.baseConnectionId ?? ''
  const account = useQuery({ ...connections.one(sandbox, accountId), enabled: !!accountId })

  const targetId = flow.targetConnectionIds?.[0] ?? ''
  const target = useQuery({ ...targetConnections.one(sandbox, targetId), enabled: !!targetId })

  const dataSetId = target.data?.params?.dataSetId ?? ''
  const dataSet = useQuery({ ...dataSetQuery(sandbox, dataSetId), enabled: !!dataSetId })
  const newestRow = useQuery({ ...rowsQuery(sandbox, dataSetId, 1), enabled: !!dataSetId })

  const mappingId = mappingIdOf(flow) ?? ''
  const mapping = useQuery({ ...mappingSetQuery(sandbox, mappingId), enabled: !!mappingId })

  return { source, account, target, dataSet, newestRow, mapping }
}
