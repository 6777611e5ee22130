import type { JsonSchema } from '#contract/json-schema.ts'
import { ApiError } from '../http/api-error.ts'
import type { Caller } from '../tenant.ts'
import { intendedFor } from './class-fit.ts'
import { composeWith, findPart } from './composer.ts'
import { defineResource } from './define-resource.ts'
import { fieldAt } from './field-at.ts'
import { tenantIdOf, tenantPlaceOf } from './registry-id.ts'
import { referredIds } from './references.ts'
import type { TenantType } from './resource-types.ts'
import { requireCompilable, requireComposable } from './schema-check.ts'
import type { TenantLibrary } from './tenant-library.ts'
import { type ResourceBody, tenantResource, type TenantResource } from './tenant-resource.ts'
import { requireOneType } from './type-conflicts.ts'

/** A document that may be stored, and what rows of it are validated by. */
export interface Checked {
  resource: TenantResource
  schema: JsonSchema
}

interface Wanted {
  type: TenantType
  key: string
  body: ResourceBody
  before?: TenantResource
  version?: string
  /** Parts that are changed with it and not yet stored. Then it has only to fit together: each part was looked at. */
  pending?: ReadonlyMap<string, TenantResource>
}

/**
 * Makes the document of what was sent, once it is sound: it refers to what is there, in no circle, its fields are its
 * own, each has one type, and rows can be validated by it.
 *
 * @param now epoch milliseconds.
 * @throws {ApiError} SCHEMA_INVALID, NAMESPACE_INVALID or TYPES_CONFLICT
 */
export async function checkedResource(
  library: TenantLibrary,
  caller: Caller,
  { type, key, body, before, version, pending = new Map() }: Wanted,
  now: number,
): Promise<Checked> {
  const ids = [...referredIds(body), ...intendedFor(body)]
  const stored = await library.withAllParts(caller, [
    ...ids,
    ...[...pending.values()].flatMap(({ refs }) => refs),
  ])
  const parts = new Map([...stored, ...pending])
  const definition = defineResource(caller, { type, key, body }, (id) => findPart(parts, id))
  const resource = tenantResource(definition, caller, {
    now,
    ...(before && { before }),
    ...(version !== undefined && { version }),
  })
  parts.set(resource.$id, resource)
  const tenantId = tenantIdOf(caller.orgId)
  const isGlobal = (id: string) => tenantPlaceOf(tenantId, id) === undefined
  const requireSound = pending.size > 0 ? requireComposable : requireCompilable
  const schema = requireSound(() => composeWith(resource, parts, isGlobal))
  requireOneType(schema, `"${resource.title}"`, (path) => placeOf(resource, parts, path))
  return { resource, schema }
}

/** The last part of `allOf` that gives a field. */
function placeOf(
  resource: TenantResource,
  parts: ReadonlyMap<string, TenantResource>,
  path: string,
): string {
  const { allOf = [], properties: _own, ...rest } = resource
  const at = allOf.findLastIndex((part) => {
    const alone = composeWith({ ...rest, allOf: [part] }, parts)
    return path === '' || fieldAt(alone, path) !== undefined
  })
  return at < 0 ? path : `/allOf/${at}`
}

/** @throws {ApiError} TITLE_NOT_UNIQUE. @see Adobe, "XDM System troubleshooting guide", Title not unique */
export async function requireUniqueTitle(
  library: TenantLibrary,
  caller: Caller,
  title: string,
  self?: TenantResource,
): Promise<void> {
  const others = await library.withTitle(caller, title)
  const taken = others.find(({ $id }) => $id !== self?.$id)
  if (!taken) return
  throw new ApiError(
    'TITLE_NOT_UNIQUE',
    `Object titles must be unique, and ${taken.$id} has the title "${title}" already; take another.`,
    [{ pointer: '/title', message: `is the title of ${taken.$id} already` }],
  )
}
