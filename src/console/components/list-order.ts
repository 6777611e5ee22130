import { useSearchParams } from 'react-router'
import type { Column } from '../ui/Table.tsx'

const NEWEST_FIRST = '-updatedAt'

/** The order that the URL asks a list for, as the API writes it; the newest change first unless it says so. */
export const orderOf = (search: URLSearchParams): string => search.get('orderby') ?? NEWEST_FIRST

/** What makes a column's header a link to its other order, in the URL. */
export function useColumnSort(): (field: string) => NonNullable<Column<unknown>['sort']> {
  const [search] = useSearchParams()
  const order = orderOf(search)
  return (field) => {
    const other = new URLSearchParams(search)
    other.set('orderby', order === field ? `-${field}` : field)
    const isDescending = order === `-${field}`
    const direction = isDescending ? 'descending' : order === field ? 'ascending' : 'none'
    return { direction, to: `?${other}` }
  }
}
