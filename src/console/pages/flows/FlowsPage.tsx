import type { Flow } from '#contract/flow.ts'
import { useSearchParams, type LoaderFunctionArgs } from 'react-router'
import { connectionSpecsQuery } from '../../api/connection-specs.ts'
import { firstPagePath } from '../../api/entity-queries.ts'
import { flows } from '../../api/flows.ts'
import { CopyAsCurl } from '../../components/CopyAsCurl.tsx'
import { EntityList, listOptions } from '../../components/EntityList.tsx'
import { withParameter } from '../../components/list-filter.ts'
import { Page } from '../../components/Page.tsx'
import { requireParam, useSandbox } from '../../components/require-param.ts'
import { useSourceChoice } from '../../components/use-filter-choices.ts'
import { useMessages } from '../../i18n/language.ts'
import type { Messages } from '../../i18n/messages.ts'
import { paths } from '../../paths.ts'
import { queryClient } from '../../query-client.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Time } from '../../ui/Time.tsx'
import { RunBadge } from './RunBadge.tsx'
import { outcomeOfStatus } from './run-outcome.ts'

const STATES = ['enabled', 'disabled', 'draft'] as const

const FIELDS = [
  { parameter: 'source', path: 'inheritedAttributes.sourceConnections[].connectionSpec.id' },
  { parameter: 'state', path: 'state' },
] as const

export const handle = { crumb: (messages: Messages) => messages.common.dataflows }

/** The state that the URL asks for; all of them unless it names one. */
const stateOf = (search: URLSearchParams) =>
  STATES.find((state) => state === search.get('state')) ?? 'all'

export const loader = ({ params, request }: LoaderFunctionArgs) => {
  const sandbox = requireParam(params, 'sandbox')
  const options = listOptions(new URL(request.url).searchParams, FIELDS)
  return Promise.all([
    queryClient.prefetchInfiniteQuery(flows.list(sandbox, options)),
    queryClient.ensureQueryData(connectionSpecsQuery(sandbox)),
  ])
}

export function Component() {
  const sandbox = useSandbox()
  const { accounts, common, dataflows } = useMessages()
  const [search] = useSearchParams()
  const state = stateOf(search)
  const toState = (key: string) => `?${withParameter(search, 'state', key)}`
  return (
    <Page
      title={common.dataflows}
      summary={dataflows.summary}
      actions={
        <>
          <CopyAsCurl path={firstPagePath('/flowservice/flows', listOptions(search, FIELDS))} />
          <ButtonLink kind="primary" to={paths.newDataflow(sandbox)}>
            {dataflows.create}
          </ButtonLink>
        </>
      }
    >
      <Tabs
        label={dataflows.states}
        current={state}
        tabs={[
          { key: 'all', label: dataflows.all, to: toState('') },
          ...STATES.map((key) => ({ key, label: common.states[key], to: toState(key) })),
        ]}
      />
      <EntityList
        queries={flows}
        caption={common.dataflows}
        searchLabel={dataflows.search}
        fields={FIELDS}
        choices={[useSourceChoice(FIELDS[0])]}
        linkTo={(id) => paths.dataflow(sandbox, id)}
        specIdOf={({ inheritedAttributes }) =>
          inheritedAttributes?.sourceConnections[0]?.connectionSpec.id
        }
        ownColumns={[
          {
            key: 'lastRun',
            header: dataflows.lastRun,
            render: ({ lastRunDetails }) => <LastRun details={lastRunDetails} />,
          },
        ]}
        found={common.dataflowCount}
        empty={
          <EmptyState
            title={dataflows.emptyTitle}
            action={<ButtonLink to={paths.sources(sandbox)}>{accounts.emptyAction}</ButtonLink>}
          >
            {dataflows.empty}
          </EmptyState>
        }
      />
    </Page>
  )
}

/** When it was, and how it ended unless that was a success: one that lost a few records is a success here too. */
function LastRun({ details }: { details: Flow['lastRunDetails'] }) {
  const { dataflows } = useMessages()
  if (!details) return <span className="text-muted">{dataflows.neverRan}</span>
  const outcome = outcomeOfStatus(details.state)
  return (
    <>
      {outcome !== 'success' && <RunBadge outcome={outcome} />}{' '}
      <span className="text-muted">
        <Time at={details.completedAtUTC ?? details.startedAtUTC} />
      </span>
    </>
  )
}
