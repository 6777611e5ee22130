import type { Descriptor } from '#contract/schema-registry-descriptors.ts'
import type { JsonSchema } from '#contract/json-schema.ts'
import { ApiError } from '../http/api-error.ts'
import { describeViolations } from '../http/violations.ts'
import { breakingChanges } from './breaking-changes.ts'
import { sourceProperties } from './descriptor-rules.ts'
import { fieldAt } from './field-at.ts'
import type { TenantResource } from './tenant-resource.ts'

/** A schema before a change and after it, both composed. */
export interface ComposedChange {
  before: JsonSchema
  after: JsonSchema
}

/**
 * Makes sure that a change keeps what a schema in use has: data of it exists already.
 *
 * @param user who uses the schema, in words for a message.
 * @throws {ApiError} CHANGE_BREAKING, with the fields at fault.
 * @see Adobe, "Basics of schema composition", Schema evolution principles
 */
export function requireAdditive(
  resource: { before: TenantResource; after: TenantResource },
  { before, after }: ComposedChange,
  user: string,
): void {
  const { title } = resource.before
  const faults = breakingChanges(before, after)
  if (resource.before['meta:class'] !== resource.after['meta:class']) {
    faults.push({ pointer: '/meta:class', message: 'would be another class' })
  }
  if (faults.length === 0) return
  throw new ApiError(
    'CHANGE_BREAKING',
    `The schema "${title}" is used by ${user}, so that it can only be added to: ${describeViolations(faults.slice(0, 20))}. Nothing was changed.`,
    faults.slice(0, 20),
  )
}

/**
 * Makes sure that the fields that descriptors name stay.
 *
 * @throws {ApiError} SCHEMA_IN_USE, naming a descriptor and its field.
 */
export function requireDescribed(
  { title }: TenantResource,
  { before, after }: ComposedChange,
  descriptors: Descriptor[],
): void {
  for (const descriptor of descriptors) {
    const gone = sourceProperties(descriptor).find(
      (path) => fieldAt(before, path) && !fieldAt(after, path),
    )
    if (gone === undefined) continue
    throw new ApiError(
      'SCHEMA_IN_USE',
      `The field ${gone} of the schema "${title}" would be gone, but the ${descriptor['@type']} ${descriptor['@id']} describes it; delete the descriptor first.`,
    )
  }
}
