import type { Flow } from '#contract/flow.ts'
import type { Inlet } from '../../api/inlet-messages.ts'
import { useMessages } from '../../i18n/language.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { RowLink } from '../../ui/Table.tsx'
import { useSandbox } from '../require-param.ts'
import { StateBadge } from '../StateBadge.tsx'

/** Says that the inlet refuses messages for now, and what to do: enable a dataflow that reads it, or make one. */
export function NoEnabledFlow({ inlet, flows }: { inlet: Inlet; flows: Flow[] }) {
  const sandbox = useSandbox()
  const { dataflows, inletPanel } = useMessages()
  return (
    <>
      <EmptyState
        title={inletPanel.noFlowTitle}
        action={
          flows.length === 0 && (
            <ButtonLink kind="primary" to={paths.newDataflow(sandbox, inlet.connectionSpecId)}>
              {dataflows.create}
            </ButtonLink>
          )
        }
      >
        {inletPanel.noFlow}
      </EmptyState>
      {flows.length > 0 && (
        <div className="flex flex-col gap-2 text-sm">
          <p>{inletPanel.flowsToEnable}</p>
          <ul className="flex flex-col gap-1">
            {flows.map(({ id, name, state }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-3">
                <RowLink to={paths.dataflow(sandbox, id)}>{name}</RowLink>
                <StateBadge state={state} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
