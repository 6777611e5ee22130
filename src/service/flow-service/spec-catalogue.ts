import type { SpecRef } from '#contract/entity.ts'
import type { ConnectionSpec, FlowSpec } from '#contract/specs.ts'
import { ApiError } from '../http/api-error.ts'
import { matches } from '../http/property-match.ts'
import type { Filter, Scope } from '../storage/resource-store.ts'
import type { Tenant } from '../tenant.ts'
import connectionSpecs from './built-in/connection-specs.json' with { type: 'json' }
import flowSpecs from './built-in/flow-specs.json' with { type: 'json' }

/**
 * The published name has a typing error that clients rely on; those that spell it right are to find it too.
 *
 * @see Adobe, "Collect streaming data using source connectors and APIs"
 */
const ALIASES = new Map([['Stream data with transformation', 'Steam data with transformation']])

/** The specs that come with the service. They are the same in every organisation and sandbox. */
export class SpecCatalogue {
  readonly #connectionSpecs: ConnectionSpec[] = connectionSpecs
  readonly #flowSpecs: FlowSpec[] = flowSpecs

  connectionSpecs(tenant: Tenant, filters: Filter[] = []): ConnectionSpec[] {
    return this.#connectionSpecs
      .filter((spec) => filters.every((filter) => matches(spec, filter)))
      .map((spec) => inTenant(spec, tenant))
  }

  flowSpecs(_scope: Scope, filters: Filter[] = []): FlowSpec[] {
    const spelt = filters.map((filter) => ({
      ...filter,
      values: filter.values.map((value) => ALIASES.get(value) ?? value),
    }))
    return this.#flowSpecs.filter((spec) => spelt.every((filter) => matches(spec, filter)))
  }

  findConnectionSpec(_scope: Scope, id: string): ConnectionSpec | undefined {
    return this.#connectionSpecs.find((spec) => spec.id === id)
  }

  findFlowSpec(_scope: Scope, id: string): FlowSpec | undefined {
    return this.#flowSpecs.find((spec) => spec.id === id)
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

/** Self-serve specs tell which sandbox they are seen from; those that Adobe ships do not. */
function inTenant(spec: ConnectionSpec, { orgId, sandbox }: Tenant): ConnectionSpec {
  if (spec.createdAt === undefined) return spec
  return { ...spec, sandboxId: sandbox.id, sandboxName: sandbox.name, imsOrgId: orgId }
}
