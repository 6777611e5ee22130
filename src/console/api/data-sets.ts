import type { Batch, DataSet, NewDataSet } from '#contract/catalog.ts'
import type { DataSetRows } from '#contract/console.ts'
import { infiniteQueryOptions, mutationOptions, queryOptions } from '@tanstack/react-query'
import { queryClient } from '../query-client.ts'
import { get, send, withQuery } from './client.ts'

const KIND = 'dataSets'
const PAGE_SIZE = 50

/** Catalog answers with an object keyed by id; on screen a list wants the id inside. */
export type Identified<Item> = Item & { id: string }

const identified = <Item>(answer: Record<string, Item>): Identified<Item>[] =>
  Object.entries(answer).map(([id, item]) => ({ ...item, id }))

export const dataSetsQuery = (sandbox: string) =>
  infiniteQueryOptions({
    queryKey: [sandbox, KIND, 'list'],
    queryFn: async ({ signal, pageParam }) => {
      const page = { limit: String(PAGE_SIZE), start: String(pageParam) }
      const path = withQuery(`/catalog/${KIND}`, page)
      return identified(await get<Record<string, DataSet>>(sandbox, path, signal))
    },
    initialPageParam: 0,
    getNextPageParam: (page, _pages, start) =>
      page.length < PAGE_SIZE ? undefined : start + PAGE_SIZE,
  })

export const dataSetQuery = (sandbox: string, dataSetId: string) =>
  queryOptions({
    queryKey: [sandbox, KIND, 'one', dataSetId],
    queryFn: async ({ signal }): Promise<Identified<DataSet>> => {
      const path = `/catalog/${KIND}/${dataSetId}`
      const answer = await get<Record<string, DataSet>>(sandbox, path, signal)
      const dataSet = answer[dataSetId]
      if (!dataSet) throw new TypeError(`expected dataset ${dataSetId}, got ${Object.keys(answer)}`)
      return { ...dataSet, id: dataSetId }
    },
  })

/** The dataset's newest batches, at most 50. */
export const batchesQuery = (sandbox: string, dataSetId: string) =>
  queryOptions({
    queryKey: [sandbox, KIND, 'batches', dataSetId],
    queryFn: async ({ signal }) => {
      const query = { dataSet: dataSetId, limit: String(PAGE_SIZE), orderBy: 'desc:created' }
      const path = withQuery('/catalog/batches', query)
      return identified(await get<Record<string, Batch>>(sandbox, path, signal))
    },
  })

/** The newest rows with where each came from. @param limit at most 100. */
export const rowsQuery = (sandbox: string, dataSetId: string, limit = 50) =>
  queryOptions({
    queryKey: [sandbox, KIND, 'rows', dataSetId, limit],
    queryFn: ({ signal }) =>
      get<DataSetRows>(sandbox, `/console/datasets/${dataSetId}/rows?limit=${limit}`, signal),
  })

/** Answers with the new dataset's id. */
export const createDataSet = (sandbox: string) =>
  mutationOptions({
    mutationFn: async (dataSet: NewDataSet) => {
      const [reference = ''] = await send<string[]>(sandbox, 'POST', `/catalog/${KIND}`, dataSet)
      return reference.replace(`@/${KIND}/`, '')
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [sandbox, KIND] }),
  })
