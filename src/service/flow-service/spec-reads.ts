import { ConnectionSpec, FlowSpec, type SpecSearchRequest } from '#contract/specs.ts'
import { ApiError } from '../http/api-error.ts'
import { compareBy } from '../http/compare-documents.ts'
import type { ListRequest } from '../http/list-query.ts'
import { mayView } from '../http/permissions.ts'
import { parseProjection, projectFields } from '../http/project-fields.ts'
import { parseOrderBy } from '../http/property-filter.ts'
import { matches } from '../http/property-match.ts'
import type { Filter } from '../storage/resource-store.ts'
import type { Caller } from '../tenant.ts'
import type { AnySpec } from './spec-rules.ts'
import type { SpecShelf } from './spec-shelf.ts'

/**
 * The published name has a typing error that clients rely on; those that spell it right are to find it too.
 *
 * @see Adobe, "Collect streaming data using source connectors and APIs"
 */
const ALIASES = new Map([['Stream data with transformation', 'Steam data with transformation']])

/**
 * The specs that a caller may see and that pass all filters.
 *
 * @throws {ApiError} FILTER_FIELD_UNHANDLED for a field that specs do not have.
 */
export function findSpecs<Spec extends AnySpec>(
  shelf: SpecShelf<Spec>,
  caller: Caller,
  filters: Filter[] = [],
): Spec[] {
  const spelt = filters.map((filter) => ({
    ...filter,
    values: filter.values.map((value) => ALIASES.get(value) ?? value),
  }))
  const seen = shelf
    .all(caller)
    .filter((spec) => mayView(caller, spec.permissionsInfo))
    .map((spec) => seenFrom(spec, caller))
  requireFields(seen, filters)
  return seen.filter((spec) => spelt.every((filter) => matches(spec, filter)))
}

const FIELDS: ReadonlySet<string> = new Set([
  ...Object.keys(ConnectionSpec.properties),
  ...Object.keys(FlowSpec.properties),
])

/** A misspelt field would otherwise find nothing, which looks as if there were nothing. */
function requireFields(specs: AnySpec[], filters: Filter[]): void {
  for (const { path } of filters) {
    const [field = ''] = path
    const name = field.replace(/\[\]$/, '')
    if (FIELDS.has(name) || specs.some((spec) => Object.hasOwn(spec, name))) continue
    throw new ApiError(
      'FILTER_FIELD_UNHANDLED',
      `No specification has a field "${name}"; filter by one that they have, such as name, providerId or attributes.category.`,
    )
  }
}

/** What a search gives: the number alone, or a page. `next` is the cursor of the page after it, absent on the last. */
export type FoundSpecs = { count: number } | { items: { id: string }[]; next?: string }

/**
 * Searches specs, which are in memory. Those that agree in `groupByProperty` stand together, in the order of the groups'
 * values; within a group `orderby` counts.
 *
 * @throws {ApiError} QUERY_INVALID if the cursor's spec is not there any more, ORDER_BY_INVALID or FILTER_FIELD_INVALID.
 */
export function searchSpecs<Spec extends AnySpec>(
  shelf: SpecShelf<Spec>,
  caller: Caller,
  body: SpecSearchRequest,
  request: ListRequest,
): FoundSpecs {
  const found = findSpecs(shelf, caller, request.filters)
  if (request.count) return { count: found.length }
  const orders = [
    ...(body.groupByProperty === undefined ? [] : [parseOrderBy(body.groupByProperty)]),
    ...(request.orderBy ? [request.orderBy] : []),
  ]
  const sorted = found.toSorted(compareBy(orders))
  const start = request.cursor === undefined ? 0 : positionAfter(sorted, request.cursor)
  const page = sorted.slice(start, start + request.limit)
  const last = page.at(-1)
  const paths =
    body.projectionFields === undefined ? undefined : parseProjection(body.projectionFields)
  return {
    items: paths ? page.map((spec) => projectFields(spec, paths)) : page,
    ...(last && start + page.length < sorted.length && { next: last.id }),
  }
}

/** Self-serve specs tell which sandbox they are seen from; those that Adobe ships do not. */
function seenFrom<Spec extends AnySpec>(spec: Spec, { orgId, sandbox }: Caller): Spec {
  if (spec.createdAt === undefined || spec.etag !== undefined) return spec
  return { ...spec, sandboxId: sandbox.id, sandboxName: sandbox.name, imsOrgId: orgId }
}

function positionAfter(specs: AnySpec[], id: string): number {
  const at = specs.findIndex((spec) => spec.id === id)
  if (at >= 0) return at + 1
  throw new ApiError(
    'QUERY_INVALID',
    'continuationToken leads on from a spec that is not there any more; search again.',
  )
}
