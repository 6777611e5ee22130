import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams, type LoaderFunctionArgs } from 'react-router'
import { connections } from '../../api/connections.ts'
import { connectionSpecsQuery } from '../../api/connection-specs.ts'
import { firstPagePath } from '../../api/entity-queries.ts'
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
import { Time } from '../../ui/Time.tsx'

export const handle = { crumb: (messages: Messages) => messages.common.accounts }

const listOptions = (search: URLSearchParams) => ({ orderby: orderOf(search) })

export const loader = ({ params, request }: LoaderFunctionArgs) => {
  const sandbox = requireParam(params, 'sandbox')
  const options = listOptions(new URL(request.url).searchParams)
  return Promise.all([
    queryClient.ensureInfiniteQueryData(connections.list(sandbox, options)),
    queryClient.ensureQueryData(connectionSpecsQuery(sandbox)),
  ])
}

export function Component() {
  const sandbox = useSandbox()
  const { accounts, common } = useMessages()
  const [search] = useSearchParams()
  const list = useSuspenseInfiniteQuery(connections.list(sandbox, listOptions(search)))
  const sourceLabel = useSourceLabels(sandbox)
  const sort = useColumnSort()
  const rows = list.data.pages.flatMap(({ items }) => items)
  return (
    <Page
      title={common.accounts}
      summary={accounts.summary}
      actions={
        <>
          <CopyAsCurl path={firstPagePath('/flowservice/connections', listOptions(search))} />
          <ButtonLink kind="primary" to={paths.sources(sandbox)}>
            {accounts.add}
          </ButtonLink>
        </>
      }
    >
      {rows.length === 0 ? (
        <EmptyState
          title={accounts.emptyTitle}
          action={<ButtonLink to={paths.sources(sandbox)}>{accounts.emptyAction}</ButtonLink>}
        >
          {accounts.empty}
        </EmptyState>
      ) : (
        <Table
          caption={common.accounts}
          rows={rows}
          rowKey={(account) => account.id}
          columns={[
            {
              key: 'name',
              header: common.name,
              isHeader: true,
              sort: sort('name'),
              truncates: true,
              className: 'w-2/5',
              render: ({ id, name }) => <RowLink to={paths.account(sandbox, id)}>{name}</RowLink>,
            },
            {
              key: 'source',
              header: common.source,
              render: ({ connectionSpec }) => sourceLabel(connectionSpec.id),
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
      )}
      <LoadMore {...list} />
    </Page>
  )
}
