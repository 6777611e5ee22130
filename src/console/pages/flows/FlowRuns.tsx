import type { Run } from '#contract/run.ts'
import { useQuery } from '@tanstack/react-query'
import { flowRunsQuery } from '../../api/flows.ts'
import { ProblemMessage } from '../../components/ProblemMessage.tsx'
import { useSandbox } from '../../components/require-param.ts'
import { useFormat, useMessages } from '../../i18n/language.ts'
import { Section } from '../../ui/Section.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Table } from '../../ui/Table.tsx'
import { Time } from '../../ui/Time.tsx'
import { RunBadge } from './RunBadge.tsx'
import { outcomeOf } from './run-outcome.ts'

/** A run that something else reports may leave its counts out. */
const recordsOf = ({ metrics }: Run) => metrics.recordSummary ?? {}

/** What the flow moved in the last day, hour by hour, live. */
export function FlowRuns({ flowId }: { flowId: string }) {
  const sandbox = useSandbox()
  const { dataflows } = useMessages()
  const format = useFormat()
  const { data, error } = useQuery(flowRunsQuery(sandbox, flowId))
  const text = dataflows.run
  return (
    <Section title={dataflows.runs}>
      <ProblemMessage error={error} />
      {!data && !error && <Skeleton />}
      {data?.items.length === 0 && <p className="text-sm text-muted">{dataflows.noRuns}</p>}
      {data && data.items.length > 0 && (
        <Table
          caption={dataflows.runs}
          rows={data.items}
          rowKey={(run) => run.id}
          columns={[
            {
              key: 'started',
              header: text.hour,
              isHeader: true,
              render: ({ createdAt, metrics }) => (
                <Time at={metrics.durationSummary?.startedAtUTC ?? createdAt} />
              ),
            },
            {
              key: 'status',
              header: text.status,
              render: ({ metrics }) => <RunBadge outcome={outcomeOf(metrics)} />,
            },
            {
              key: 'received',
              header: text.received,
              align: 'end',
              render: (run) => format.number(recordsOf(run).inputRecordCount ?? 0),
            },
            {
              key: 'stored',
              header: text.stored,
              align: 'end',
              render: (run) => format.number(recordsOf(run).outputRecordCount ?? 0),
            },
            {
              key: 'incomplete',
              header: text.incomplete,
              align: 'end',
              render: (run) => format.number(recordsOf(run).warningRecordCount ?? 0),
            },
            {
              key: 'failed',
              header: text.failed,
              align: 'end',
              render: (run) => format.number(recordsOf(run).failedRecordCount ?? 0),
            },
          ]}
        />
      )}
    </Section>
  )
}
