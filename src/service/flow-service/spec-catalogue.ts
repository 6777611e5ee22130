import type { SpecRef } from '#contract/entity.ts'
import type { ConnectionSpec, FlowSpec } from '#contract/specs.ts'
import { ApiError } from '../http/api-error.ts'
import { namesIn } from '../http/permissions.ts'
import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import { withRunnability } from './spec-runnable.ts'
import { SpecShelf } from './spec-shelf.ts'
import { readShippedConnectionSpecs, readShippedFlowSpecs } from './spec-shipped.ts'

/**
 * The specs that ship with the service, the same everywhere, and those that organisations made in their sandboxes. All
 * are in memory, so that each request may ask for some without waiting.
 */
export class SpecCatalogue {
  readonly connectionSpecs = new SpecShelf(readShippedConnectionSpecs().map(withRunnability))
  readonly flowSpecs = new SpecShelf(readShippedFlowSpecs())

  /** Reads what is stored: once, before anything is asked. */
  async load(store: Pick<ResourceStore, 'all'>): Promise<void> {
    for await (const { scope, body } of store.all<ConnectionSpec>('connectionSpecs'))
      this.connectionSpecs.set(scope, withRunnability(body))
    for await (const { scope, body } of store.all<FlowSpec>('flowSpecs'))
      this.flowSpecs.set(scope, body)
  }

  /** Forgets what was made in a sandbox, once nothing of it is stored any more. */
  forget(scope: Scope): void {
    this.connectionSpecs.forget(scope)
    this.flowSpecs.forget(scope)
  }

  /** The names of the permissions that an organisation's specs ask for, in any of its sandboxes. */
  permissionNames(orgId: string): string[] {
    const specs = [
      ...this.connectionSpecs.ofOrganisation(orgId),
      ...this.flowSpecs.ofOrganisation(orgId),
    ]
    return specs.flatMap(({ permissionsInfo }) => namesIn(permissionsInfo))
  }

  findConnectionSpec(scope: Scope, id: string): ConnectionSpec | undefined {
    return this.connectionSpecs.find(scope, id)
  }

  findFlowSpec(scope: Scope, id: string): FlowSpec | undefined {
    return this.flowSpecs.find(scope, id)
  }

  /** @throws {ApiError} SPEC_INVALID */
  connectionSpec(scope: Scope, { id, version }: SpecRef): ConnectionSpec {
    return known(this.findConnectionSpec(scope, id), 'connection', '/connectionSpec', id, version)
  }

  /** @throws {ApiError} SPEC_INVALID */
  flowSpec(scope: Scope, { id, version }: SpecRef): FlowSpec {
    return known(this.findFlowSpec(scope, id), 'flow', '/flowSpec', id, version)
  }
}

function known<Spec extends { version: string }>(
  spec: Spec | undefined,
  noun: string,
  at: string,
  id: string,
  version?: string,
): Spec {
  if (!spec) {
    throw new ApiError(
      'SPEC_INVALID',
      `There is no ${noun} spec ${id}; GET /${noun}Specs lists those that are.`,
      [{ pointer: `${at}/id`, message: `is no ${noun} spec's id` }],
    )
  }
  if (version === undefined || version === spec.version) return spec
  throw new ApiError(
    'SPEC_INVALID',
    `The ${noun} spec ${id} has version ${spec.version}, not ${version}.`,
    [{ pointer: `${at}/version`, message: `must be ${spec.version}` }],
  )
}
