import type { RowOrigin } from '#contract/console.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { rowsQuery } from '../../api/data-sets.ts'
import { cellText, leafPaths, type Row } from '../../components/leaf-columns.ts'
import { useSandbox } from '../../components/require-param.ts'
import { useMessages } from '../../i18n/language.ts'
import { CodeBlock } from '../../ui/Code.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Section } from '../../ui/Section.tsx'
import { RowLink, Table, type Column } from '../../ui/Table.tsx'
import { Time } from '../../ui/Time.tsx'

interface StoredRow {
  row: Row
  origin: RowOrigin
}

const keyOf = ({ origin }: StoredRow) => `${origin.flowId}:${origin.position}`

/** The newest rows, a column for each value in them. What is stored while one looks on appears by itself. */
export function LatestRows({ dataSetId }: { dataSetId: string }) {
  const sandbox = useSandbox()
  const { datasets } = useMessages()
  const { data } = useSuspenseQuery(rowsQuery(sandbox, dataSetId))
  const [openedAt] = useState(() => Date.now())
  const rows = data.rows.flatMap((row, index) => {
    const origin = data.origins[index]
    return origin ? [{ row, origin }] : []
  })
  return (
    <Section
      title={datasets.rows}
      actions={
        data.total > 0 && (
          <output className="tabular text-sm text-muted">
            {datasets.rowsShown(rows.length, data.total)}
          </output>
        )
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={datasets.noRowsTitle}>{datasets.noRows}</EmptyState>
      ) : (
        <RowTable rows={rows} isNew={({ origin }) => origin.receivedAt > openedAt} />
      )}
    </Section>
  )
}

function RowTable({ rows, isNew }: { rows: StoredRow[]; isNew: (row: StoredRow) => boolean }) {
  const { datasets } = useMessages()
  const [search] = useSearchParams()
  const isOpen = (stored: StoredRow) => keyOf(stored) === search.get('row')
  const columns: Column<StoredRow>[] = [
    {
      key: ' received',
      header: datasets.received,
      isHeader: true,
      render: (stored) => (
        <RowLink
          to={isOpen(stored) ? '?' : `?row=${encodeURIComponent(keyOf(stored))}`}
          isOpen={isOpen(stored)}
          keepScroll
        >
          <Time at={stored.origin.receivedAt} />
        </RowLink>
      ),
    },
    ...leafPaths(rows.map(({ row }) => row)).map((path) => ({
      key: path,
      header: path,
      className: 'max-w-80 truncate font-mono text-xs',
      render: ({ row }: StoredRow) => cellText(row, path),
    })),
  ]
  return (
    <Table
      caption={datasets.rows}
      rows={rows}
      rowKey={keyOf}
      columns={columns}
      isNew={isNew}
      renderDetail={(stored) =>
        isOpen(stored) && (
          <CodeBlock label={datasets.row}>{JSON.stringify(stored.row, null, 2)}</CodeBlock>
        )
      }
    />
  )
}
