import type { JsonSchema } from '#contract/json-schema.ts'
import type { NewMappingSet } from '#contract/mapping-set.ts'
import type { ApiError } from '../http/api-error.ts'
import { violationError } from '../http/violations.ts'
import type { Scope } from '../storage/resource-store.ts'

/** The schema that records are mapped to: `schema` is one object schema without `$ref`. */
export interface OutputSchema {
  /** The `$id`. */
  id: string
  altId: string
  schema: JsonSchema
}

/** What Data Prep needs of the Schema Registry. @returns undefined if there is no schema of that `$id` or `meta:altId`. */
export type ComposeSchema = (scope: Scope, idOrAltId: string) => Promise<OutputSchema | undefined>

/**
 * Finds the schema that a mapping set names by `outputSchema` or, in former bodies, by `xdmSchema`.
 *
 * @param at where the mapping set stands in the body, as a JSON Pointer.
 * @throws {ApiError} MAPPING_SET_INVALID if it names none, two different ones, or one that does not exist.
 */
export async function outputSchemaOf(
  compose: ComposeSchema,
  scope: Scope,
  { outputSchema, xdmSchema }: NewMappingSet,
  at = '',
): Promise<OutputSchema> {
  const id = outputSchema?.schemaRef.id ?? xdmSchema
  const pointer = outputSchema ? `${at}/outputSchema/schemaRef/id` : `${at}/xdmSchema`
  if (id === undefined) {
    throw refusal(pointer, 'is required: the $id or meta:altId of the target schema')
  }
  const found = await compose(scope, id)
  if (!found) {
    throw refusal(pointer, `names ${id}, which is no schema of this sandbox; create it first`)
  }
  if (xdmSchema !== undefined && xdmSchema !== found.id && xdmSchema !== found.altId) {
    throw refusal(`${at}/xdmSchema`, `names ${xdmSchema}, but outputSchema names ${found.id}`)
  }
  return found
}

const refusal = (pointer: string, message: string): ApiError =>
  violationError('MAPPING_SET_INVALID', [{ pointer, message }])
