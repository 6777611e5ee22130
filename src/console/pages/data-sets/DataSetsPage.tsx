import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { dataSetsQuery } from '../../api/data-sets.ts'
import { schemasQuery } from '../../api/schemas.ts'
import { CopyAsCurl } from '../../components/CopyAsCurl.tsx'
import { LoadMore } from '../../components/LoadMore.tsx'
import { Page } from '../../components/Page.tsx'
import { requireParam, useSandbox } from '../../components/require-param.ts'
import { useMessages } from '../../i18n/language.ts'
import type { Messages } from '../../i18n/messages.ts'
import { paths } from '../../paths.ts'
import { queryClient } from '../../query-client.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { RowLink, Table } from '../../ui/Table.tsx'
import { Time } from '../../ui/Time.tsx'

export const handle = { crumb: (messages: Messages) => messages.common.datasets }

export const loader = ({ params }: LoaderFunctionArgs) => {
  const sandbox = requireParam(params, 'sandbox')
  return Promise.all([
    queryClient.ensureInfiniteQueryData(dataSetsQuery(sandbox)),
    queryClient.ensureQueryData(schemasQuery(sandbox)),
  ])
}

export function Component() {
  const sandbox = useSandbox()
  const { accounts, common, datasets } = useMessages()
  const list = useSuspenseInfiniteQuery(dataSetsQuery(sandbox))
  const { data: schemas } = useSuspenseQuery(schemasQuery(sandbox))
  const titles = new Map(schemas.map(({ $id, title }) => [$id, title]))
  const rows = list.data.pages.flat()
  return (
    <Page
      title={common.datasets}
      summary={datasets.summary}
      actions={<CopyAsCurl path="/catalog/dataSets?limit=50" />}
    >
      {rows.length === 0 ? (
        <EmptyState
          title={datasets.emptyTitle}
          action={<ButtonLink to={paths.sources(sandbox)}>{accounts.emptyAction}</ButtonLink>}
        >
          {datasets.empty}
        </EmptyState>
      ) : (
        <Table
          caption={common.datasets}
          rows={rows}
          rowKey={(dataSet) => dataSet.id}
          columns={[
            {
              key: 'name',
              header: common.name,
              isHeader: true,
              truncates: true,
              className: 'w-2/5',
              render: ({ id, name }) => <RowLink to={paths.dataset(sandbox, id)}>{name}</RowLink>,
            },
            {
              key: 'schema',
              header: common.schema,
              truncates: true,
              className: 'w-2/5',
              render: ({ schemaRef }) => titles.get(schemaRef.id) ?? schemaRef.id,
            },
            {
              key: 'updated',
              header: common.updated,
              align: 'end',
              render: ({ updated }) => <Time at={updated} />,
            },
          ]}
        />
      )}
      <LoadMore {...list} />
    </Page>
  )
}
