import type { ListOf, State } from '#contract/entity.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { entityQueries } from '../api/entity-queries.ts'
import { useMessages } from '../i18n/language.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { RowLink, Table, type Column } from '../ui/Table.tsx'
import { Time } from '../ui/Time.tsx'
import { FilterBar, type FilterChoice } from './FilterBar.tsx'
import { conditionsOf, isNarrowed, withoutFilters, type ChoiceField } from './list-filter.ts'
import { orderOf, useColumnSort } from './list-order.ts'
import { LoadMore } from './LoadMore.tsx'
import { ProblemMessage } from './ProblemMessage.tsx'
import { useSandbox } from './require-param.ts'
import { StateBadge } from './StateBadge.tsx'
import { useSourceLabels } from './use-source-labels.ts'

interface Listed {
  id: string
  name: string
  state: State
  updatedAt: number
}

interface EntityListProps<Row extends Listed> {
  queries: Pick<ReturnType<typeof entityQueries<Row, never>>, 'list' | 'count'>
  caption: string
  searchLabel: string
  /** All that the URL may narrow by. */
  fields: readonly ChoiceField[]
  /** Those of them that the bar offers. */
  choices: FilterChoice[]
  linkTo: (id: string) => string
  /** The connection spec that the row's data comes from. */
  specIdOf: (row: Row) => string | undefined
  /** What only this kind of entity has, after its state. */
  ownColumns?: Column<Row>[]
  found: (count: number) => string
  /** What stands here before there is anything to list. */
  empty: ReactNode
}

/** What a list is read with, as the page's URL says. */
export const listOptions = (search: URLSearchParams, fields: readonly ChoiceField[]) => ({
  property: conditionsOf(search, fields),
  orderby: orderOf(search),
})

/** The list of one kind of entity with the bar that narrows it. A refused condition leaves the bar, to be mended there. */
export function EntityList<Row extends Listed>(props: EntityListProps<Row>) {
  const { queries, fields, searchLabel, choices, found } = props
  const sandbox = useSandbox()
  const [search] = useSearchParams()
  const options = listOptions(search, fields)
  const count = useQuery(queries.count(sandbox, { property: options.property }))
  const list = useInfiniteQuery(queries.list(sandbox, options))
  const rows = list.data?.pages.flatMap(({ items }: ListOf<Row>) => items)
  if (rows?.length === 0 && !isNarrowed(search, fields)) return props.empty
  return (
    <>
      <FilterBar
        label={searchLabel}
        choices={choices}
        found={count.data === undefined ? undefined : found(count.data)}
      />
      <ProblemMessage error={list.error} />
      {list.isPending && <Skeleton className="h-32 w-full" />}
      {rows &&
        (rows.length === 0 ? <NoneFound fields={fields} /> : <Rows {...props} rows={rows} />)}
      <LoadMore {...list} />
    </>
  )
}

function Rows<Row extends Listed>(props: EntityListProps<Row> & { rows: Row[] }) {
  const { caption, rows, linkTo, specIdOf, ownColumns = [] } = props
  const sandbox = useSandbox()
  const { common } = useMessages()
  const sourceLabel = useSourceLabels(sandbox)
  const sort = useColumnSort()
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: common.name,
          isHeader: true,
          sort: sort('name'),
          truncates: true,
          className: 'w-2/5',
          render: ({ id, name }) => <RowLink to={linkTo(id)}>{name}</RowLink>,
        },
        {
          key: 'source',
          header: common.source,
          render: (row) => {
            const specId = specIdOf(row)
            return specId === undefined ? '' : sourceLabel(specId)
          },
        },
        {
          key: 'state',
          header: common.state,
          render: ({ state }) => <StateBadge state={state} />,
        },
        ...ownColumns,
        {
          key: 'updatedAt',
          header: common.updated,
          sort: sort('updatedAt'),
          align: 'end',
          render: ({ updatedAt }) => <Time at={updatedAt} />,
        },
      ]}
    />
  )
}

function NoneFound({ fields }: { fields: readonly ChoiceField[] }) {
  const { common } = useMessages()
  const [search] = useSearchParams()
  return (
    <EmptyState
      title={common.noneFound}
      action={<ButtonLink to={`?${withoutFilters(search, fields)}`}>{common.showAll}</ButtonLink>}
    >
      {common.noneFoundAdvice}
    </EmptyState>
  )
}
