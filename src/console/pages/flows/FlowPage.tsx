import type { Flow } from '#contract/flow.ts'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams, type LoaderFunctionArgs } from 'react-router'
import { flowSpecsQuery } from '../../api/flow-specs.ts'
import { flows } from '../../api/flows.ts'
import { CopyAsCurl } from '../../components/CopyAsCurl.tsx'
import { DeleteButton } from '../../components/DeleteButton.tsx'
import { DetailsEditor, EDIT_DETAILS } from '../../components/editing/DetailsEditor.tsx'
import { EntityProperties } from '../../components/EntityProperties.tsx'
import { FlowStrip } from '../../components/FlowStrip.tsx'
import { Page } from '../../components/Page.tsx'
import { requireParam, useSandbox } from '../../components/require-param.ts'
import { StateBadge } from '../../components/StateBadge.tsx'
import { useFlowParts } from '../../components/use-flow-parts.ts'
import { useMessages } from '../../i18n/language.ts'
import type { Messages } from '../../i18n/messages.ts'
import { paths } from '../../paths.ts'
import { queryClient } from '../../query-client.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { FailedRecords } from './FailedRecords.tsx'
import { FlowRuns } from './FlowRuns.tsx'

export const handle = { crumb: (messages: Messages) => messages.common.dataflow }

export const loader = ({ params }: LoaderFunctionArgs) => {
  const sandbox = requireParam(params, 'sandbox')
  return Promise.all([
    queryClient.ensureQueryData(flows.one(sandbox, requireParam(params, 'flowId'))),
    queryClient.ensureQueryData(flowSpecsQuery(sandbox)),
  ])
}

export function Component() {
  const sandbox = useSandbox()
  const { common, dataflows } = useMessages()
  const flowId = requireParam(useParams(), 'flowId')
  const { data: flow } = useSuspenseQuery(flows.one(sandbox, flowId))
  const { data: specs } = useSuspenseQuery(flowSpecsQuery(sandbox))
  const act = useMutation(flows.act(sandbox))
  const { mutateAsync } = useMutation(flows.patch(sandbox))
  return (
    <Page
      title={flow.name}
      state={<StateBadge state={flow.state} />}
      summary={flow.description}
      error={act.error}
      actions={
        <>
          <CopyAsCurl path={`/flowservice/flows/${flowId}`} />
          <DeleteFlow flow={flow} />
          <ButtonLink to={EDIT_DETAILS}>{common.edit}</ButtonLink>
          <StateActions
            flow={flow}
            pending={act.isPending}
            onAct={(op) => act.mutate({ id: flowId, op })}
          />
        </>
      }
      lead={<FlowStrip flow={flow} />}
      aside={
        <EntityProperties
          label={dataflows.properties}
          entity={flow}
          more={[
            {
              label: dataflows.specification,
              value: specs.find(({ id }) => id === flow.flowSpec.id)?.name ?? flow.flowSpec.id,
            },
          ]}
        />
      }
    >
      <DetailsEditor
        key={flowId}
        entity={flow}
        read={() => queryClient.fetchQuery({ ...flows.one(sandbox, flowId), staleTime: 0 })}
        patch={(etag, patch) => mutateAsync({ id: flowId, etag, patch })}
      />
      <NextSteps flow={flow} />
      {flow.state !== 'draft' && (
        <>
          <FlowRuns flowId={flowId} />
          <FailedRecords flowId={flowId} />
        </>
      )}
    </Page>
  )
}

interface StateActionsProps {
  flow: Flow
  pending: boolean
  onAct: (op: 'publish' | 'enable' | 'disable') => void
}

/** What the flow's state lets one do next. */
function StateActions({ flow, pending, onAct }: StateActionsProps) {
  const sandbox = useSandbox()
  const { dataflows } = useMessages()
  if (flow.state === 'draft')
    return (
      <ButtonLink kind="primary" to={paths.editDataflow(sandbox, flow.id)}>
        {dataflows.finish}
      </ButtonLink>
    )
  return flow.state === 'enabled' ? (
    <Button pending={pending} onClick={() => onAct('disable')}>
      {dataflows.disable}
    </Button>
  ) : (
    <Button kind="primary" pending={pending} onClick={() => onAct('enable')}>
      {dataflows.enable}
    </Button>
  )
}

/** From a flow to its rows, and to where a message can be tried. */
function NextSteps({ flow }: { flow: Flow }) {
  const sandbox = useSandbox()
  const { dataflows } = useMessages()
  const { source, dataSet } = useFlowParts(sandbox, flow)
  const inletId = source.data?.params?.['inletId']
  if (!dataSet.data && typeof inletId !== 'string') return null
  return (
    <div className="flex flex-wrap gap-2">
      {typeof inletId === 'string' && (
        <ButtonLink to={paths.inlet(sandbox, inletId)}>{dataflows.sendMessage}</ButtonLink>
      )}
      {dataSet.data && (
        <ButtonLink to={paths.dataset(sandbox, dataSet.data.id)}>{dataflows.latestRows}</ButtonLink>
      )}
    </div>
  )
}

function DeleteFlow({ flow }: { flow: Flow }) {
  const sandbox = useSandbox()
  const navigate = useNavigate()
  const { dataflows } = useMessages()
  const remove = useMutation(flows.remove(sandbox))
  const leave = () => navigate(paths.dataflows(sandbox))
  return (
    <DeleteButton
      label={dataflows.deleteAction}
      name={flow.name}
      pending={remove.isPending}
      error={remove.error}
      onDelete={() => remove.mutate(flow.id, { onSuccess: leave })}
    >
      <p>{dataflows.deleteExplanation}</p>
    </DeleteButton>
  )
}
