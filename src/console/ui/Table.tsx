import { Fragment, type ReactNode } from 'react'
import { Link } from 'react-router'
import { classNames } from './class-names.ts'
import { ArrowDownIcon, ArrowUpIcon } from './icons.tsx'
import { ScrollRegion } from './ScrollRegion.tsx'

export interface Column<Row> {
  key: string
  header: string
  /** What stands in the column says enough to the eye. */
  isHeaderHidden?: boolean
  render: (row: Row) => ReactNode
  /** Numbers stand at the end, so that their digits line up. */
  align?: 'start' | 'end'
  /** Names the row for screen readers: one column of a table. */
  isHeader?: boolean
  /** Long text ends in an ellipsis instead of pushing the other columns out of sight; it is whole on hover. */
  truncates?: boolean
  /** Makes the header a link to the other order. */
  sort?: { direction: 'ascending' | 'descending' | 'none'; to: string }
  className?: string
}

interface TableProps<Row> {
  /** What the table holds, for screen readers. */
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  /** Highlights a row that has just come. */
  isNew?: (row: Row) => boolean
  /** What is shown of a row under it, if it is opened. */
  renderDetail?: (row: Row) => ReactNode
}

/** A dense table, 32 px a row, that scrolls sideways in a container of its own. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  isNew,
  renderDetail,
}: TableProps<Row>) {
  return (
    <ScrollRegion
      label={caption}
      className="overflow-x-auto rounded-lg border border-line bg-surface shadow-raised"
    >
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line bg-sunken text-left text-xs text-muted">
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={rowKey(row)}>
              <tr
                className={classNames(
                  'h-8 border-b border-line last:border-b-0 hover:bg-hover',
                  isNew?.(row) && 'animate-arrive',
                )}
              >
                {columns.map((column) => (
                  <BodyCell key={column.key} column={column} row={row} />
                ))}
              </tr>
              <DetailRow span={columns.length}>{renderDetail?.(row)}</DetailRow>
            </Fragment>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

const CELL = 'px-3 first:pl-4 last:pr-4 whitespace-nowrap'

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const { sort, align, header, isHeaderHidden } = column
  return (
    <th
      scope="col"
      aria-sort={sort && sort.direction !== 'none' ? sort.direction : undefined}
      // A hidden name is placed absolutely: it has to scroll with its cell, and not to widen the page.
      className={classNames(CELL, 'relative h-8 font-medium', align === 'end' && 'text-right')}
    >
      {sort ? (
        <Link
          to={sort.to}
          replace
          preventScrollReset
          className="inline-flex items-center gap-1 hover:text-ink"
        >
          {header}
          {sort.direction === 'ascending' && <ArrowUpIcon className="size-3" />}
          {sort.direction === 'descending' && <ArrowDownIcon className="size-3" />}
        </Link>
      ) : (
        <span className={isHeaderHidden ? 'sr-only' : undefined}>{header}</span>
      )}
    </th>
  )
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = classNames(
    CELL,
    'py-1.5',
    column.align === 'end' && 'tabular text-right',
    // Without a width of its own, the text's would be the column's.
    column.truncates && 'max-w-0 min-w-44 truncate',
    column.className,
  )
  const content = column.render(row)
  const title = column.truncates && typeof content === 'string' ? content : undefined
  return column.isHeader ? (
    <th scope="row" title={title} className={classNames(className, 'text-left font-medium')}>
      {content}
    </th>
  ) : (
    <td title={title} className={className}>
      {content}
    </td>
  )
}

function DetailRow({ span, children }: { span: number; children: ReactNode }) {
  if (!children) return null
  return (
    <tr className="border-b border-line last:border-b-0">
      <td colSpan={span} className="p-3">
        {children}
      </td>
    </tr>
  )
}

interface RowLinkProps {
  to: string
  /** It shows something of the row on the same page. */
  keepScroll?: boolean
  /** Whether what it shows is open; following the link then closes it. */
  isOpen?: boolean
  children: ReactNode
}

/** The link that names a row, or opens it. */
export function RowLink({ to, keepScroll = false, isOpen, children }: RowLinkProps) {
  return (
    <Link
      to={to}
      preventScrollReset={keepScroll}
      aria-expanded={isOpen}
      title={typeof children === 'string' ? children : undefined}
      className="rounded-sm text-ink underline-offset-3 hover:text-accent hover:underline"
    >
      {children}
    </Link>
  )
}
