import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs } from 'react-router'
import { connections } from '../../api/connections.ts'
import { dataSetsQuery } from '../../api/data-sets.ts'
import { flows } from '../../api/flows.ts'
import { Page } from '../../components/Page.tsx'
import { ProblemMessage } from '../../components/ProblemMessage.tsx'
import { requireParam, useSandbox } from '../../components/require-param.ts'
import { StateBadge } from '../../components/StateBadge.tsx'
import { useFormat, useMessages } from '../../i18n/language.ts'
import type { Messages } from '../../i18n/messages.ts'
import { paths } from '../../paths.ts'
import { queryClient } from '../../query-client.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Section } from '../../ui/Section.tsx'
import { StateGlyph } from '../../ui/StateGlyph.tsx'
import { RowLink, Table } from '../../ui/Table.tsx'
import { Time } from '../../ui/Time.tsx'

/** How many dataflows a table here has. */
const SHOWN = 8
const DRAFTS = { property: ['state==draft'], orderby: '-updatedAt' }
const LAST_RUN_FAILED = 'lastRunDetails.state==failed,partialSuccess,partialFailure'
const FAILING = { property: [LAST_RUN_FAILED] }
const ENABLED = { property: ['state==enabled'] }
const RECENT = { orderby: '-updatedAt' }

export const handle = { crumb: (messages: Messages) => messages.overview.title }

export const loader = ({ params }: LoaderFunctionArgs) => {
  const sandbox = requireParam(params, 'sandbox')
  // What is refused stays empty: the page that one lands on shows what one may see.
  return Promise.all([
    queryClient.prefetchInfiniteQuery(flows.list(sandbox, RECENT)),
    queryClient.prefetchInfiniteQuery(flows.list(sandbox, DRAFTS)),
    queryClient.prefetchQuery(connections.count(sandbox)),
    queryClient.prefetchQuery(flows.count(sandbox)),
    queryClient.prefetchQuery(flows.count(sandbox, ENABLED)),
    queryClient.prefetchQuery(flows.count(sandbox, FAILING)),
    queryClient.prefetchInfiniteQuery(dataSetsQuery(sandbox)),
  ])
}

export function Component() {
  const sandbox = useSandbox()
  const { overview, dataflows } = useMessages()
  const { data: recent, error } = useInfiniteQuery(flows.list(sandbox, RECENT))
  const newest = recent?.pages.flatMap(({ items }) => items).slice(0, SHOWN)
  return (
    <Page
      title={overview.title}
      summary={overview.summary(sandbox)}
      actions={
        <ButtonLink kind="primary" to={paths.newDataflow(sandbox)}>
          {dataflows.create}
        </ButtonLink>
      }
    >
      <Figures />
      <ProblemMessage error={error} />
      {newest?.length === 0 && (
        <EmptyState
          title={overview.startTitle}
          action={<ButtonLink to={paths.sources(sandbox)}>{overview.startAction}</ButtonLink>}
        >
          {overview.start}
        </EmptyState>
      )}
      {newest && newest.length > 0 && (
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <Drafts />
          <Section title={overview.recent}>
            <FlowTable
              caption={overview.recent}
              flows={newest}
              to={(flowId) => paths.dataflow(sandbox, flowId)}
            />
          </Section>
        </div>
      )}
    </Page>
  )
}

function Drafts() {
  const sandbox = useSandbox()
  const { overview } = useMessages()
  const { data: drafts } = useInfiniteQuery(flows.list(sandbox, DRAFTS))
  const unfinished = drafts?.pages.flatMap(({ items }) => items).slice(0, SHOWN) ?? []
  return (
    <Section title={overview.drafts}>
      {unfinished.length === 0 ? (
        <p className="text-sm text-muted">{overview.noDrafts}</p>
      ) : (
        <FlowTable
          caption={overview.drafts}
          flows={unfinished}
          to={(flowId) => paths.editDataflow(sandbox, flowId)}
        />
      )}
    </Section>
  )
}

/** What there is, each a link to its list; a dash where it may not be read. */
function Figures() {
  const sandbox = useSandbox()
  const { common, overview } = useMessages()
  const format = useFormat()
  const { data: accounts } = useQuery(connections.count(sandbox))
  const { data: all } = useQuery(flows.count(sandbox))
  const { data: enabled } = useQuery(flows.count(sandbox, ENABLED))
  const { data: failing } = useQuery(flows.count(sandbox, FAILING))
  const { data: dataSets } = useInfiniteQuery(dataSetsQuery(sandbox))
  const numberOf = (count: number | undefined) => (count === undefined ? '–' : format.number(count))
  const figures: { name: string; value: string; to: string; isBad?: boolean }[] = [
    { name: common.accounts, value: numberOf(accounts), to: paths.accounts(sandbox) },
    { name: common.dataflows, value: numberOf(all), to: paths.dataflows(sandbox) },
    {
      name: overview.running,
      value: numberOf(enabled),
      to: `${paths.dataflows(sandbox)}?state=enabled`,
    },
    {
      name: overview.failing,
      value: numberOf(failing),
      isBad: Boolean(failing),
      to: `${paths.dataflows(sandbox)}?${new URLSearchParams({ property: LAST_RUN_FAILED })}`,
    },
    {
      name: common.datasets,
      value:
        numberOf(dataSets?.pages.flat().length) +
        (dataSets?.pages.at(-1)?.length === 50 ? '+' : ''),
      to: paths.datasets(sandbox),
    },
  ]
  return (
    <ul
      aria-label={overview.contents}
      className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line shadow-raised sm:grid-cols-5"
    >
      {figures.map(({ name, value, to, isBad }) => (
        <li key={name} className="bg-surface last:odd:col-span-2 sm:last:odd:col-span-1">
          <Link
            to={to}
            className="flex h-full flex-col gap-1 px-4 py-3 hover:bg-hover focus-visible:outline-offset-[-2px]"
          >
            <span className="text-sm text-muted">{name}</span>
            <span className="tabular mt-auto flex items-center gap-2 text-xl font-semibold tracking-tight">
              {isBad && <StateGlyph tone="bad" />}
              {value}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

interface FlowTableProps {
  caption: string
  flows: { id: string; name: string; state: 'draft' | 'enabled' | 'disabled'; updatedAt: number }[]
  to: (flowId: string) => string
}

function FlowTable({ caption, flows: rows, to }: FlowTableProps) {
  const { common } = useMessages()
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(flow) => flow.id}
      columns={[
        {
          key: 'name',
          header: common.name,
          isHeader: true,
          truncates: true,
          className: 'w-full',
          render: (flow) => <RowLink to={to(flow.id)}>{flow.name}</RowLink>,
        },
        { key: 'state', header: common.state, render: (flow) => <StateBadge state={flow.state} /> },
        {
          key: 'updatedAt',
          header: common.updated,
          align: 'end',
          render: (flow) => <Time at={flow.updatedAt} />,
        },
      ]}
    />
  )
}
