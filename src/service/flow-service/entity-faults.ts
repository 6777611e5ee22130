import { ApiError } from '../http/api-error.ts'
import { describeViolations } from '../http/violations.ts'
import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import type { EntityRules, Judging } from './entity-rules.ts'

/**
 * Makes sure that nothing keeps fields from being stored as they are judged.
 *
 * @param error the answer where the catalogue has none for any of the faults.
 * @throws {ApiError} with every fault as a violation.
 */
export async function requireFaultless<Fields extends { name: string }>(
  rules: EntityRules<Fields>,
  store: ResourceStore,
  scope: Scope,
  fields: Fields,
  error: 'SPEC_VIOLATED' | 'DRAFT_INCOMPLETE',
  judging: Judging<Fields>,
): Promise<void> {
  const faults = await rules.faults(store, scope, fields, judging)
  if (faults.length === 0) return
  throw new ApiError(
    faults.find((fault) => fault.error)?.error ?? error,
    `The ${rules.noun} "${fields.name}" has faults: ${describeViolations(faults)}.`,
    faults.map(({ pointer, message }) => ({ pointer, message })),
  )
}
