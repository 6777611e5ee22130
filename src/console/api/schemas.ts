import type { JsonSchema } from '#contract/json-schema.ts'
import type { NewSchema, RegistryList, RegistryResource } from '#contract/schema-registry.ts'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { queryClient } from '../query-client.ts'
import { get, send } from './client.ts'

const KIND = 'schemas'
const REGISTRY = '/schemaregistry'

/** The media type of a schema that is composed in full; datasets and messages name the version of theirs by it. */
export const COMPOSED_SCHEMA = 'application/vnd.adobe.xed-full+json;version=1'

/** A schema with every property of its class and field groups in place, and no `$ref`. */
export type ComposedSchema = RegistryResource & JsonSchema

/** This sandbox's own schemas: `$id`, `meta:altId`, title and version of each. */
export const schemasQuery = (sandbox: string) =>
  queryOptions({
    queryKey: [sandbox, KIND, 'list'],
    queryFn: async ({ signal }) => {
      const accept = { accept: 'application/vnd.adobe.xed-id+json' }
      const path = `${REGISTRY}/tenant/schemas`
      const { results } = await get<RegistryList>(sandbox, path, signal, accept)
      return results
    },
  })

/** @param id the schema's `$id` or `meta:altId`. */
export const schemaQuery = (sandbox: string, id: string) =>
  queryOptions({
    queryKey: [sandbox, KIND, 'one', id],
    queryFn: ({ signal }) => {
      const accept = { accept: COMPOSED_SCHEMA }
      const path = `${REGISTRY}/tenant/schemas/${encodeURIComponent(id)}`
      return get<ComposedSchema>(sandbox, path, signal, accept)
    },
  })

/** The library's classes or field groups, which a new schema is composed of, each as it was written. */
export const libraryQuery = (sandbox: string, type: 'classes' | 'fieldgroups') =>
  queryOptions({
    queryKey: [sandbox, KIND, 'library', type],
    queryFn: async ({ signal }) => {
      const accept = { accept: 'application/vnd.adobe.xed+json' }
      const { results } = await get<RegistryList>(
        sandbox,
        `${REGISTRY}/global/${type}`,
        signal,
        accept,
      )
      return results
    },
    staleTime: Infinity,
  })

/** One field group of the library with all its fields in place, and no `$ref`. */
export const fieldGroupQuery = (sandbox: string, id: string) =>
  queryOptions({
    queryKey: [sandbox, KIND, 'field group', id],
    queryFn: ({ signal }) => {
      const accept = { accept: COMPOSED_SCHEMA }
      const path = `${REGISTRY}/global/fieldgroups/${encodeURIComponent(id)}`
      return get<ComposedSchema>(sandbox, path, signal, accept)
    },
    staleTime: Infinity,
  })

export const createSchema = (sandbox: string) =>
  mutationOptions({
    mutationFn: (schema: NewSchema) =>
      send<RegistryResource>(sandbox, 'POST', `${REGISTRY}/tenant/schemas`, schema),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [sandbox, KIND] }),
  })
