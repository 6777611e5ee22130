import { useQuery, useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { connectionSpecsQuery } from '../../api/connection-specs.ts'
import { flows, throughConnection } from '../../api/flows.ts'
import { inletOf, streamingConnectionsPath, streamingConnectionsQuery } from '../../api/inlets.ts'
import { CopyAsCurl } from '../../components/CopyAsCurl.tsx'
import { LoadMore } from '../../components/LoadMore.tsx'
import { Page } from '../../components/Page.tsx'
import { requireParam, useSandbox } from '../../components/require-param.ts'
import { useMessages } from '../../i18n/language.ts'
import type { Messages } from '../../i18n/messages.ts'
import { paths } from '../../paths.ts'
import { queryClient } from '../../query-client.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Code } from '../../ui/Code.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { RowLink, Table } from '../../ui/Table.tsx'

export const handle = { crumb: (messages: Messages) => messages.common.inlets }

export const loader = ({ params }: LoaderFunctionArgs) => {
  const sandbox = requireParam(params, 'sandbox')
  return Promise.all([
    queryClient.ensureInfiniteQueryData(streamingConnectionsQuery(sandbox)),
    queryClient.ensureQueryData(connectionSpecsQuery(sandbox)),
  ])
}

export function Component() {
  const sandbox = useSandbox()
  const { accounts, common, inlets } = useMessages()
  const list = useSuspenseInfiniteQuery(streamingConnectionsQuery(sandbox))
  const { data: specs } = useSuspenseQuery(connectionSpecsQuery(sandbox))
  const rows = list.data.pages
    .flatMap(({ items }) => items)
    .flatMap((connection) => inletOf(connection) ?? [])
  return (
    <Page
      title={common.inlets}
      summary={inlets.summary}
      actions={<CopyAsCurl path={streamingConnectionsPath(specs)} />}
    >
      {rows.length === 0 ? (
        <EmptyState
          title={inlets.emptyTitle}
          action={<ButtonLink to={paths.sources(sandbox)}>{accounts.emptyAction}</ButtonLink>}
        >
          {inlets.empty}
        </EmptyState>
      ) : (
        <Table
          caption={common.inlets}
          rows={rows}
          rowKey={(inlet) => inlet.inletId}
          columns={[
            {
              key: 'name',
              header: common.name,
              isHeader: true,
              truncates: true,
              className: 'w-1/3',
              render: ({ inletId, name }) => (
                <RowLink to={paths.inlet(sandbox, inletId)}>{name}</RowLink>
              ),
            },
            {
              key: 'url',
              header: inlets.url,
              render: ({ url }) => (
                <span className="-my-1.5 flex items-center gap-1">
                  <Code className="max-w-80 truncate">{url}</Code>
                  <CopyButton text={url} label={inlets.copyUrl} />
                </span>
              ),
            },
            {
              key: 'dataType',
              header: inlets.dataType,
              render: ({ dataType }) => inlets.dataTypes[dataType],
            },
            {
              key: 'dataflows',
              header: common.dataflows,
              render: ({ connectionId }) => <FlowsOf connectionId={connectionId} />,
            },
          ]}
        />
      )}
      <LoadMore {...list} />
    </Page>
  )
}

/** The dataflows that store what is posted to an inlet. */
function FlowsOf({ connectionId }: { connectionId: string }) {
  const sandbox = useSandbox()
  const { common, inlets } = useMessages()
  const { data } = useQuery(flows.count(sandbox, throughConnection(connectionId)))
  if (data === undefined) return <Skeleton />
  return data === 0 ? (
    <span className="text-muted">{inlets.noDataflow}</span>
  ) : (
    common.dataflowCount(data)
  )
}
