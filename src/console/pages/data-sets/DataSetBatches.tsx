import { useSuspenseQuery } from '@tanstack/react-query'
import { batchesQuery } from '../../api/data-sets.ts'
import { useSandbox } from '../../components/require-param.ts'
import { useFormat, useMessages } from '../../i18n/language.ts'
import { Code } from '../../ui/Code.tsx'
import { Section } from '../../ui/Section.tsx'
import { Table } from '../../ui/Table.tsx'
import { Time } from '../../ui/Time.tsx'

/** The newest commits into the dataset. */
export function DataSetBatches({ dataSetId }: { dataSetId: string }) {
  const sandbox = useSandbox()
  const { common, datasets } = useMessages()
  const format = useFormat()
  const { data: batches } = useSuspenseQuery(batchesQuery(sandbox, dataSetId))
  return (
    <Section title={datasets.batches}>
      {batches.length === 0 ? (
        <p className="text-sm text-muted">{datasets.noBatches}</p>
      ) : (
        <Table
          caption={datasets.batches}
          rows={batches}
          rowKey={(batch) => batch.id}
          columns={[
            {
              key: 'id',
              header: datasets.batch,
              isHeader: true,
              className: 'w-full',
              render: ({ id }) => <Code className="text-xs">{id}</Code>,
            },
            {
              key: 'rows',
              header: datasets.batchRows,
              align: 'end',
              render: ({ metrics }) => format.number(metrics.outputRecordCount),
            },
            {
              key: 'failed',
              header: datasets.batchFailed,
              align: 'end',
              render: ({ metrics }) => format.number(metrics.failedRecordCount),
            },
            {
              key: 'size',
              header: datasets.batchSize,
              align: 'end',
              render: ({ metrics }) => format.bytes(metrics.outputByteSize),
            },
            {
              key: 'completed',
              header: common.created,
              align: 'end',
              render: ({ completed, updated }) => <Time at={completed ?? updated} />,
            },
          ]}
        />
      )}
    </Section>
  )
}
