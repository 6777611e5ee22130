import { Link } from 'react-router'
import { useMessages } from '../../i18n/language.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useSandbox } from '../require-param.ts'
import { StateBadge } from '../StateBadge.tsx'
import type { InletPanelProps } from './inlet-panel-props.ts'
import { useInletPanelTexts } from '../../i18n/inlet-panel-texts.ts'

/** Says that the inlet refuses messages for now, and what to do: enable a dataflow that reads it, or make one. */
export function NoEnabledFlow({ inlet, flows }: InletPanelProps) {
  const sandbox = useSandbox()
  const { dataflows } = useMessages()
  const inletPanel = useInletPanelTexts()
  const create = (
    <ButtonLink kind="primary" to={paths.newDataflow(sandbox, inlet.connectionSpecId)}>
      {dataflows.create}
    </ButtonLink>
  )
  return (
    <EmptyState
      title={inletPanel.noFlowTitle}
      action={flows.length === 0 ? create : <FlowsToEnable flows={flows} />}
    >
      {inletPanel.noFlow}
    </EmptyState>
  )
}

function FlowsToEnable({ flows }: Pick<InletPanelProps, 'flows'>) {
  const sandbox = useSandbox()
  const inletPanel = useInletPanelTexts()
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p>{inletPanel.flowsToEnable}</p>
      <ul className="flex flex-col gap-1">
        {flows.map(({ id, name, state }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3">
            <Link to={paths.dataflow(sandbox, id)} className="text-accent hover:underline">
              {name}
            </Link>
            <StateBadge state={state} />
          </li>
        ))}
      </ul>
    </div>
  )
}
