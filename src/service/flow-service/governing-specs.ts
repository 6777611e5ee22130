import type { SpecRef } from '#contract/entity.ts'
import type { ConnectionSpec } from '#contract/specs.ts'
import { ApiError } from '../http/api-error.ts'
import { mayView, requireManage, requireView } from '../http/permissions.ts'
import type { Filter, Scope } from '../storage/resource-store.ts'
import type { Caller } from '../tenant.ts'
import type { SpecCatalogue } from './spec-catalogue.ts'

/** The spec that an entity was made with, as far as it says who may see and change the entity, and whether it may be a draft. */
export type GoverningSpec = Pick<ConnectionSpec, 'id' | 'name' | 'attributes' | 'permissionsInfo'>

/** The specs that one kind of entity is made with. */
export interface SpecsOf<Fields extends object> {
  /** The field that names the spec. */
  field: 'connectionSpec' | 'flowSpec'
  /** @throws {ApiError} SPEC_INVALID */
  of(scope: Scope, fields: Fields): GoverningSpec
  /** The spec of an entity that is stored; undefined if it is gone. */
  find(scope: Scope, fields: Fields): GoverningSpec | undefined
  all(scope: Scope): GoverningSpec[]
}

export const connectionSpecsOf = (specs: SpecCatalogue): SpecsOf<{ connectionSpec: SpecRef }> => ({
  field: 'connectionSpec',
  of: (scope, { connectionSpec }) => specs.connectionSpec(scope, connectionSpec),
  find: (scope, { connectionSpec }) => specs.findConnectionSpec(scope, connectionSpec.id),
  all: (scope) => specs.connectionSpecs.all(scope),
})

export const flowSpecsOf = (specs: SpecCatalogue): SpecsOf<{ flowSpec: SpecRef }> => ({
  field: 'flowSpec',
  of: (scope, { flowSpec }) => specs.flowSpec(scope, flowSpec),
  find: (scope, { flowSpec }) => specs.findFlowSpec(scope, flowSpec.id),
  all: (scope) => specs.flowSpecs.all(scope),
})

/** @throws {ApiError} MODE_NOT_ALLOWED for a spec that does not say that it takes drafts. */
export function requireDraftMode(spec: GoverningSpec): void {
  if (spec.attributes?.['isDraftModeSupported'] === true) return
  throw new ApiError(
    'MODE_NOT_ALLOWED',
    `"${spec.name}" (${spec.id}) takes no drafts: attributes.isDraftModeSupported is not true. Leave mode out.`,
  )
}

/** @throws {ApiError} PERMISSION_DENIED */
export function requireViewOf(caller: Caller, spec: GoverningSpec | undefined, noun: string): void {
  requireView(caller, spec?.permissionsInfo, whatOf(spec, noun))
}

/** @throws {ApiError} MANAGE_DENIED */
export function requireManageOf(
  caller: Caller,
  spec: GoverningSpec | undefined,
  noun: string,
): void {
  requireManage(caller, spec?.permissionsInfo, whatOf(spec, noun))
}

/**
 * What narrows a list to what the caller may see.
 *
 * @returns no filter for who may see all; undefined for who may see nothing.
 */
export function viewFilters<Fields extends object>(
  caller: Caller,
  specs: SpecsOf<Fields>,
): Filter[] | undefined {
  if (caller.grants === 'all') return []
  const all = specs.all(caller)
  const seen = all.filter((spec) => mayView(caller, spec.permissionsInfo))
  if (seen.length === all.length) return []
  if (seen.length === 0) return undefined
  return [{ path: [specs.field, 'id'], operator: '==', values: seen.map(({ id }) => id) }]
}

const whatOf = (spec: GoverningSpec | undefined, noun: string): string =>
  spec ? `${noun}s of "${spec.name}"` : `${noun}s`
