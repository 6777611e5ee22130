import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearchParams, type LoaderFunctionArgs } from 'react-router'
import { connectionSpecsQuery } from '../../../api/connection-specs.ts'
import { flowSpecsQuery } from '../../../api/flow-specs.ts'
import { requireParam, useSandbox } from '../../../components/require-param.ts'
import { obstacleOf } from '../../../components/source-obstacle.ts'
import { presentSpec } from '../../../components/spec-presentation.ts'
import { loadWizardTexts } from '../../../i18n/wizard-texts.ts'
import type { Messages } from '../../../i18n/messages.ts'
import { queryClient } from '../../../query-client.ts'
import { accountsQuery, AccountStep } from './AccountStep.tsx'
import { SourceObstacle, SourceStep } from './SourceStep.tsx'
import { WizardFrame } from './WizardFrame.tsx'

export const handle = { crumb: (messages: Messages) => messages.dataflows.create }

export async function loader({ params, request }: LoaderFunctionArgs) {
  const sandbox = requireParam(params, 'sandbox')
  const specId = new URL(request.url).searchParams.get('source')
  await Promise.all([
    loadWizardTexts(),
    queryClient.ensureQueryData(connectionSpecsQuery(sandbox)),
    queryClient.ensureQueryData(flowSpecsQuery(sandbox)),
    specId && queryClient.fetchInfiniteQuery(accountsQuery(sandbox, specId)),
  ])
  return null
}

/** The wizard before there is a draft: a source, then an account and a name. */
export function Component() {
  const sandbox = useSandbox()
  const { data: specs } = useSuspenseQuery(connectionSpecsQuery(sandbox))
  const { data: flowSpecs } = useSuspenseQuery(flowSpecsQuery(sandbox))
  const [search, setSearch] = useSearchParams()
  const spec = specs.find(({ id }) => id === search.get('source'))
  const obstacle = spec && obstacleOf(spec, flowSpecs)

  if (!spec || obstacle)
    return (
      <WizardFrame key="source" step="source" draft={undefined}>
        {spec && obstacle ? (
          <SourceObstacle spec={spec} obstacle={obstacle} />
        ) : (
          <SourceStep specs={specs} obstacleFor={(each) => obstacleOf(each, flowSpecs)} />
        )}
      </WizardFrame>
    )
  return (
    <WizardFrame
      key="account"
      step="account"
      draft={undefined}
      sourceLabel={presentSpec(spec).label}
    >
      <AccountStep
        spec={spec}
        flowSpecs={flowSpecs}
        draft={undefined}
        accountId={search.get('account') ?? undefined}
        onAccount={(account) =>
          setSearch({ source: spec.id, account }, { replace: true, preventScrollReset: true })
        }
      />
    </WizardFrame>
  )
}
