import type { SourceConnection } from '#contract/source-connection.ts'
import { useQuery, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { flows } from '../../api/flows.ts'
import { streamingSourcesQuery } from '../../api/inlets.ts'
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

export const loader = ({ params }: LoaderFunctionArgs) =>
  queryClient.ensureInfiniteQueryData(streamingSourcesQuery(requireParam(params, 'sandbox')))

export function Component() {
  const sandbox = useSandbox()
  const { accounts, common, inlets } = useMessages()
  const list = useSuspenseInfiniteQuery(streamingSourcesQuery(sandbox))
  const rows = inletsOf(list.data.pages.flatMap(({ items }) => items))
  return (
    <Page
      title={common.inlets}
      summary={inlets.summary}
      actions={<CopyAsCurl path="/flowservice/sourceConnections?limit=50" />}
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
          rowKey={(inlet) => inlet.id}
          columns={[
            {
              key: 'name',
              header: common.name,
              isHeader: true,
              render: ({ id, name }) => <RowLink to={paths.inlet(sandbox, id)}>{name}</RowLink>,
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
              render: ({ sourceIds }) => <FlowsOf sourceIds={sourceIds} />,
            },
          ]}
        />
      )}
      <LoadMore {...list} />
    </Page>
  )
}

interface Inlet {
  id: string
  url: string
  name: string
  dataType: 'raw' | 'xdm'
  sourceIds: string[]
}

/** The inlets among source connections, each once with all that share it. */
function inletsOf(sources: SourceConnection[]): Inlet[] {
  const inlets = new Map<string, Inlet>()
  for (const { id: sourceId, name, params } of sources) {
    const { inletId, inletUrl, dataType } = params ?? {}
    if (typeof inletId !== 'string' || typeof inletUrl !== 'string') continue
    const known = inlets.get(inletId)
    if (known) known.sourceIds.push(sourceId)
    else
      inlets.set(inletId, {
        id: inletId,
        url: inletUrl,
        name,
        dataType: dataType === 'xdm' ? 'xdm' : 'raw',
        sourceIds: [sourceId],
      })
  }
  return [...inlets.values()]
}

/** The dataflows that store what is posted to an inlet. */
function FlowsOf({ sourceIds }: { sourceIds: string[] }) {
  const sandbox = useSandbox()
  const { common, inlets } = useMessages()
  const property = [`sourceConnectionIds[]==${sourceIds.join(',')}`]
  const { data } = useQuery(flows.count(sandbox, { property }))
  if (data === undefined) return <Skeleton />
  return data === 0 ? (
    <span className="text-muted">{inlets.noDataflow}</span>
  ) : (
    common.dataflowCount(data)
  )
}
