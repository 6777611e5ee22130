import type { FailedRecord } from '#contract/console.ts'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { failedRecordsQuery } from '../../api/flows.ts'
import { ProblemMessage } from '../../components/ProblemMessage.tsx'
import { useSandbox } from '../../components/require-param.ts'
import { useMessages } from '../../i18n/language.ts'
import { Code, CodeBlock } from '../../ui/Code.tsx'
import { Section } from '../../ui/Section.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { RowLink, Table } from '../../ui/Table.tsx'
import { Time } from '../../ui/Time.tsx'

/** The messages that could not be stored: where each failed, why, and its body as it came. */
export function FailedRecords({ flowId }: { flowId: string }) {
  const sandbox = useSandbox()
  const { dataflows } = useMessages()
  const { data, error } = useQuery(failedRecordsQuery(sandbox, flowId))
  return (
    <Section title={dataflows.failedRecords}>
      <ProblemMessage error={error} />
      {!data && !error && <Skeleton />}
      {data?.items.length === 0 && (
        <p className="text-sm text-muted">{dataflows.noFailedRecords}</p>
      )}
      {data && data.items.length > 0 && <FailedTable records={data.items} />}
    </Section>
  )
}

function FailedTable({ records }: { records: FailedRecord[] }) {
  const { dataflows } = useMessages()
  const text = dataflows.failed
  const [search] = useSearchParams()
  const opened = search.get('failed')
  return (
    <Table
      caption={dataflows.failedRecords}
      rows={records}
      rowKey={(record) => record.xactionId}
      renderDetail={({ xactionId, body }) =>
        xactionId === opened && <CodeBlock label={text.body}>{body}</CodeBlock>
      }
      columns={[
        {
          key: 'failedAt',
          header: text.at,
          isHeader: true,
          render: ({ failedAt }) => <Time at={failedAt} />,
        },
        { key: 'stage', header: text.stage, render: ({ stage }) => text.stages[stage] },
        {
          key: 'reason',
          header: text.reason,
          className: 'w-full whitespace-normal!',
          render: ({ violations }) => (
            <ul>
              {violations.map(({ pointer, message }) => (
                <li key={pointer + message}>
                  {pointer && <Code>{pointer}</Code>} {message}
                </li>
              ))}
            </ul>
          ),
        },
        {
          key: 'body',
          header: text.body,
          isHeaderHidden: true,
          align: 'end',
          render: ({ xactionId }) => (
            <RowLink
              to={xactionId === opened ? '?' : `?failed=${encodeURIComponent(xactionId)}`}
              isOpen={xactionId === opened}
              keepScroll
            >
              {xactionId === opened ? text.hide : text.show}
            </RowLink>
          ),
        },
      ]}
    />
  )
}
