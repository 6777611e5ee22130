import { useQuery, useSuspenseQuery, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs } from 'react-router'
import { connections } from '../../api/connections.ts'
import { dataSetsQuery } from '../../api/data-sets.ts'
import { flows } from '../../api/flows.ts'
import { Page } from '../../components/Page.tsx'
import { requireParam, useSandbox } from '../../components/require-param.ts'
import { StateBadge } from '../../components/StateBadge.tsx'
import { useFormat, useMessages } from '../../i18n/language.ts'
import type { Messages } from '../../i18n/messages.ts'
import { paths } from '../../paths.ts'
import { queryClient } from '../../query-client.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Section } from '../../ui/Section.tsx'
import { RowLink, Table } from '../../ui/Table.tsx'
import { Time } from '../../ui/Time.tsx'

const DRAFTS = { property: ['state==draft'], orderby: '-updatedAt' }
const RECENT = { orderby: '-updatedAt' }

export const handle = { crumb: (messages: Messages) => messages.overview.title }

export const loader = ({ params }: LoaderFunctionArgs) => {
  const sandbox = requireParam(params, 'sandbox')
  return Promise.all([
    queryClient.ensureInfiniteQueryData(flows.list(sandbox, RECENT)),
    queryClient.ensureInfiniteQueryData(flows.list(sandbox, DRAFTS)),
    queryClient.ensureQueryData(connections.count(sandbox)),
    queryClient.ensureQueryData(flows.count(sandbox)),
    queryClient.ensureQueryData(flows.count(sandbox, { property: ['state==enabled'] })),
    queryClient.ensureInfiniteQueryData(dataSetsQuery(sandbox)),
  ])
}

export function Component() {
  const sandbox = useSandbox()
  const { overview, dataflows } = useMessages()
  const { data: recent } = useSuspenseInfiniteQuery(flows.list(sandbox, RECENT))
  const { data: drafts } = useSuspenseInfiniteQuery(flows.list(sandbox, DRAFTS))
  const newest = recent.pages.flatMap(({ items }) => items).slice(0, 8)
  const unfinished = drafts.pages.flatMap(({ items }) => items).slice(0, 8)
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
      {newest.length === 0 ? (
        <EmptyState
          title={overview.startTitle}
          action={<ButtonLink to={paths.sources(sandbox)}>{overview.startAction}</ButtonLink>}
        >
          {overview.start}
        </EmptyState>
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-2">
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

/** What there is, each a link to its list. */
function Figures() {
  const sandbox = useSandbox()
  const { common, overview } = useMessages()
  const format = useFormat()
  const { data: accounts } = useSuspenseQuery(connections.count(sandbox))
  const { data: all } = useSuspenseQuery(flows.count(sandbox))
  const { data: enabled } = useQuery(flows.count(sandbox, { property: ['state==enabled'] }))
  const { data: dataSets } = useSuspenseInfiniteQuery(dataSetsQuery(sandbox))
  const held = dataSets.pages.flat().length
  const figures = [
    { name: common.accounts, value: format.number(accounts), to: paths.accounts(sandbox) },
    { name: common.dataflows, value: format.number(all), to: paths.dataflows(sandbox) },
    {
      name: overview.running,
      value: format.number(enabled ?? 0),
      to: `${paths.dataflows(sandbox)}?state=enabled`,
    },
    {
      name: common.datasets,
      value: format.number(held) + (dataSets.pages.at(-1)?.length === 50 ? '+' : ''),
      to: paths.datasets(sandbox),
    },
  ]
  return (
    <ul
      aria-label={overview.contents}
      className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line shadow-raised sm:grid-cols-4"
    >
      {figures.map(({ name, value, to }) => (
        <li key={name} className="bg-surface">
          <Link
            to={to}
            className="flex h-full flex-col gap-1 px-4 py-3 hover:bg-hover focus-visible:outline-offset-[-2px]"
          >
            <span className="text-sm text-muted">{name}</span>
            <span className="tabular text-xl font-semibold tracking-tight">{value}</span>
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
