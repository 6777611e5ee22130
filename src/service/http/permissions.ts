import type { PermissionsInfo } from '#contract/specs.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import type { Caller, Grant } from '../tenant.ts'
import { ApiError } from './api-error.ts'

type Granted = Pick<Caller, 'grants'>
type Permission = Grant['permissions'][number]

/**
 * Whether the caller may see a spec, and what was made with it.
 *
 * @param info the spec's own; without one, anyone who is signed in may.
 */
export function mayView(caller: Granted, info: PermissionsInfo | undefined): boolean {
  return missingOf(caller, info?.view, 'read') === undefined
}

/** Whether the caller may make, change and remove what is made with a spec. */
export function mayManage(caller: Granted, info: PermissionsInfo | undefined): boolean {
  return missingOf(caller, info?.manage, 'write') === undefined
}

/**
 * @param what what was asked for, such as `connections of the source "amazon-s3"`.
 * @throws {ApiError} PERMISSION_DENIED, naming the permission that is missing.
 */
export function requireView(
  caller: Granted,
  info: PermissionsInfo | undefined,
  what: string,
): void {
  const missing = missingOf(caller, info?.view, 'read')
  if (missing) throw new ApiError('PERMISSION_DENIED', refusal(missing, `to view ${what}`))
}

/**
 * @param what what was to be changed, such as `connections of the source "amazon-s3"`.
 * @throws {ApiError} MANAGE_DENIED, naming the permission that is missing.
 */
export function requireManage(
  caller: Granted,
  info: PermissionsInfo | undefined,
  what: string,
): void {
  const missing = missingOf(caller, info?.manage, 'write')
  if (missing) throw new ApiError('MANAGE_DENIED', refusal(missing, `to manage ${what}`))
}

/** Whether a permission is among the caller's. */
export function isGranted({ grants }: Granted, name: string, permission: Permission): boolean {
  return (
    grants === 'all' ||
    grants.some((grant) => grant.name === name && grant.permissions.includes(permission))
  )
}

/** Whether one of these permissions is among the caller's. */
export const isGrantedAny = (
  caller: Granted,
  names: readonly string[],
  permission: Permission,
): boolean => names.some((name) => isGranted(caller, name, permission))

/** Whether a token that is kept to its sandboxes reaches this one. */
export function mayEnter({ sandboxes }: Pick<Caller, 'sandboxes'>, name: string): boolean {
  return sandboxes === undefined || sandboxes.includes(name)
}

/** The names of what a spec protects itself by; entries that cannot be read have none. */
export function namesIn(info: PermissionsInfo | undefined): string[] {
  return [info?.view, info?.manage]
    .flat()
    .flatMap((entry) => needsOf(entry, 'read'))
    .map(({ name }) => name)
    .filter((name) => name !== '')
}

interface Missing {
  name: string
  permission: string
}

/**
 * The first permission that a spec asks for and the caller has not: all that it lists are needed. Specs come from
 * outside, so an entry that cannot be read is one that nobody has.
 */
function missingOf(caller: Granted, listed: unknown, usual: Permission): Missing | undefined {
  if (caller.grants === 'all' || listed === undefined) return undefined
  return (Array.isArray(listed) ? listed : [listed])
    .flatMap((entry) => needsOf(entry, usual))
    .find(
      ({ name, permission }) =>
        (permission !== 'read' && permission !== 'write') || !isGranted(caller, name, permission),
    )
}

function needsOf(entry: unknown, usual: Permission): Missing[] {
  const name = isJsonObject(entry) && typeof entry['name'] === 'string' ? entry['name'] : ''
  const permissions = isJsonObject(entry) ? entry['permissions'] : undefined
  const needed: unknown[] = Array.isArray(permissions) ? permissions : [usual]
  return needed.map((permission) => ({ name, permission: String(permission) }))
}

function refusal({ name, permission }: Missing, purpose: string): string {
  return `The token lacks "${permission}" on "${name}", which it takes ${purpose}. Ask an administrator for a token that has it.`
}
