import type { State } from '#contract/entity.ts'
import type { Flow } from '#contract/flow.ts'
import { useQuery } from '@tanstack/react-query'
import { flowRunsQuery, mappingIdOf } from '../api/flows.ts'
import { useMessages } from '../i18n/language.ts'
import type { Messages } from '../i18n/messages.ts'
import { paths } from '../paths.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Strip, type StripPart } from '../ui/Strip.tsx'
import { useSandbox } from './require-param.ts'
import { STATE_TONES } from './StateBadge.tsx'
import { useFlowParts } from './use-flow-parts.ts'

/** A flow's account, data, mapping and dataset, with what went through each in the last day. */
export function FlowStrip({ flow }: { flow: Flow }) {
  const sandbox = useSandbox()
  const messages = useMessages()
  const { common, dataflows } = messages
  const { account, source, target, mapping, dataSet, newestRow } = useFlowParts(sandbox, flow)
  const { received, failed, incomplete } = useTotals(sandbox, flow.id)
  const isDraft = flow.state === 'draft'
  const inletId = source.data?.params?.['inletId']
  const parts: StripPart[] = [
    {
      key: 'account',
      label: common.account,
      ...standing(account, !!source.data?.baseConnectionId, messages),
      figure: account.data?.auth?.specName,
      ...(account.data && { to: paths.account(sandbox, account.data.id) }),
    },
    {
      key: 'data',
      label: common.data,
      ...standing(source, !!flow.sourceConnectionIds?.length, messages),
      figure: isDraft ? '' : dataflows.receivedOf(received),
      ...(typeof inletId === 'string' && { to: paths.inlet(sandbox, inletId) }),
    },
    {
      key: 'mapping',
      label: common.mapping,
      ...(mappingIdOf(flow) || isDraft
        ? standing(mapping, !!mappingIdOf(flow), messages)
        : { name: dataflows.asItComes, tone: 'ok', state: dataflows.notNeeded }),
      ...(mapping.data && { name: dataflows.mappedFields(mapping.data.mappings.length) }),
      figure: isDraft ? '' : dataflows.failedOf(failed),
      ...(incomplete > 0 && {
        tone: 'warn',
        state: dataflows.withFieldsLeftOut,
        figure: dataflows.incompleteOf(incomplete),
      }),
      ...(failed > 0 && {
        tone: 'warn',
        state: dataflows.withFailures,
        figure: dataflows.failedOf(failed),
      }),
    },
    {
      key: 'dataset',
      label: common.dataset,
      ...standing(dataSet, !!target.data?.params?.dataSetId, messages),
      figure: newestRow.data && common.rowCount(newestRow.data.total),
      ...(dataSet.data && { to: paths.dataset(sandbox, dataSet.data.id) }),
    },
  ]
  return <Strip label={dataflows.way} parts={parts} />
}

interface PartQuery {
  data: { id: string; name?: string; state?: State } | undefined
  isError: boolean
}

/** How one of the flow's entities stands: not chosen, on its way, gone, or there in its state. */
function standing(
  { data, isError }: PartQuery,
  isChosen: boolean,
  { common, dataflows }: Messages,
): Pick<StripPart, 'name' | 'tone' | 'state'> {
  if (isError) return { name: dataflows.gone, tone: 'bad', state: dataflows.missing }
  if (!isChosen) return { name: dataflows.notChosen, tone: 'waiting', state: dataflows.toDo }
  if (!data) return { name: <Skeleton />, tone: 'waiting', state: common.loading }
  const { name = '', state } = data
  return state
    ? { name, tone: STATE_TONES[state], state: common.states[state] }
    : { name, tone: 'ok', state: dataflows.ready }
}

/** What the flow received in the last day, could not store, or stored without a field that could not be mapped. */
function useTotals(sandbox: string, flowId: string) {
  const { data } = useQuery(flowRunsQuery(sandbox, flowId))
  const summaries = (data?.items ?? []).map(({ metrics }) => metrics.recordSummary ?? {})
  return {
    received: summaries.reduce((sum, run) => sum + (run.inputRecordCount ?? 0), 0),
    failed: summaries.reduce((sum, run) => sum + (run.failedRecordCount ?? 0), 0),
    incomplete: summaries.reduce((sum, run) => sum + (run.warningRecordCount ?? 0), 0),
  }
}
