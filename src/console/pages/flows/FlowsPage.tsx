import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams, type LoaderFunctionArgs } from 'react-router'
import { connectionSpecsQuery } from '../../api/connection-specs.ts'
import { firstPagePath } from '../../api/entity-queries.ts'
import { flows } from '../../api/flows.ts'
import { CopyAsCurl } from '../../components/CopyAsCurl.tsx'
import { orderOf, useColumnSort } from '../../components/list-order.ts'
import { LoadMore } from '../../components/LoadMore.tsx'
import { Page } from '../../components/Page.tsx'
import { requireParam, useSandbox } from '../../components/require-param.ts'
import { StateBadge } from '../../components/StateBadge.tsx'
import { useSourceLabels } from '../../components/use-source-labels.ts'
import { useMessages } from '../../i18n/language.ts'
import type { Messages } from '../../i18n/messages.ts'
import { paths } from '../../paths.ts'
import { queryClient } from '../../query-client.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { RowLink, Table } from '../../ui/Table.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Time } from '../../ui/Time.tsx'

const STATES = ['enabled', 'disabled', 'draft'] as const

export const handle = { crumb: (messages: Messages) => messages.common.dataflows }

/** The state that the URL asks for; all of them unless it names one. */
const stateOf = (search: URLSearchParams) =>
  STATES.find((state) => state === search.get('state')) ?? 'all'

const listOptions = (search: URLSearchParams) => {
  const state = stateOf(search)
  const property = state === 'all' ? [] : [`state==${state}`]
  return { property, orderby: orderOf(search) }
}

export const loader = ({ params, request }: LoaderFunctionArgs) => {
  const sandbox = requireParam(params, 'sandbox')
  const options = listOptions(new URL(request.url).searchParams)
  return Promise.all([
    queryClient.ensureInfiniteQueryData(flows.list(sandbox, options)),
    queryClient.ensureQueryData(connectionSpecsQuery(sandbox)),
  ])
}

export function Component() {
  const sandbox = useSandbox()
  const { common, dataflows } = useMessages()
  const [search] = useSearchParams()
  const state = stateOf(search)
  return (
    <Page
      title={common.dataflows}
      summary={dataflows.summary}
      actions={
        <>
          <CopyAsCurl path={firstPagePath('/flowservice/flows', listOptions(search))} />
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
          { key: 'all', label: dataflows.all, to: '?' },
          ...STATES.map((key) => ({ key, label: common.states[key], to: `?state=${key}` })),
        ]}
      />
      <FlowList search={search} isFiltered={state !== 'all'} />
    </Page>
  )
}

function FlowList({ search, isFiltered }: { search: URLSearchParams; isFiltered: boolean }) {
  const sandbox = useSandbox()
  const { common } = useMessages()
  const list = useSuspenseInfiniteQuery(flows.list(sandbox, listOptions(search)))
  const sourceLabel = useSourceLabels(sandbox)
  const sort = useColumnSort()
  const rows = list.data.pages.flatMap(({ items }) => items)
  if (rows.length === 0) return <NoFlow isFiltered={isFiltered} />
  return (
    <>
      <Table
        caption={common.dataflows}
        rows={rows}
        rowKey={(flow) => flow.id}
        columns={[
          {
            key: 'name',
            header: common.name,
            isHeader: true,
            sort: sort('name'),
            truncates: true,
            className: 'w-2/5',
            render: ({ id, name }) => <RowLink to={paths.dataflow(sandbox, id)}>{name}</RowLink>,
          },
          {
            key: 'source',
            header: common.source,
            render: ({ inheritedAttributes }) => {
              const [source] = inheritedAttributes?.sourceConnections ?? []
              return source ? sourceLabel(source.connectionSpec.id) : ''
            },
          },
          {
            key: 'state',
            header: common.state,
            render: ({ state }) => <StateBadge state={state} />,
          },
          {
            key: 'updatedAt',
            header: common.updated,
            sort: sort('updatedAt'),
            align: 'end',
            render: ({ updatedAt }) => <Time at={updatedAt} />,
          },
        ]}
      />
      <LoadMore {...list} />
    </>
  )
}

function NoFlow({ isFiltered }: { isFiltered: boolean }) {
  const sandbox = useSandbox()
  const { accounts, dataflows } = useMessages()
  return isFiltered ? (
    <EmptyState
      title={dataflows.noneTitle}
      action={<ButtonLink to="?">{dataflows.showAll}</ButtonLink>}
    >
      {dataflows.none}
    </EmptyState>
  ) : (
    <EmptyState
      title={dataflows.emptyTitle}
      action={<ButtonLink to={paths.sources(sandbox)}>{accounts.emptyAction}</ButtonLink>}
    >
      {dataflows.empty}
    </EmptyState>
  )
}
