import type { MappingSet, MappingSetRef, NewMappingSet } from '#contract/mapping-set.ts'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { queryClient } from '../query-client.ts'
import { get, send } from './client.ts'

const KIND = 'mappingSets'
const PATH = `/conversion/${KIND}`

export const mappingSetQuery = (sandbox: string, id: string) =>
  queryOptions({
    queryKey: [sandbox, KIND, 'one', id],
    queryFn: ({ signal }) => get<MappingSet>(sandbox, `${PATH}/${id}`, signal),
  })

export const createMappingSet = (sandbox: string) =>
  mutationOptions({
    mutationFn: (mappingSet: NewMappingSet) =>
      send<MappingSetRef>(sandbox, 'POST', PATH, mappingSet),
  })

/** Replaces the whole set; its version goes up by one. */
export const replaceMappingSet = (sandbox: string) =>
  mutationOptions({
    mutationFn: ({ id, mappingSet }: { id: string; mappingSet: NewMappingSet }) =>
      send<MappingSetRef>(sandbox, 'PUT', `${PATH}/${id}`, mappingSet),
    onSuccess: (_answer, { id }) =>
      queryClient.invalidateQueries({ queryKey: [sandbox, KIND, 'one', id] }),
  })
