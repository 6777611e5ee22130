import type { NewSandbox, Sandbox } from '#contract/sandbox.ts'
import { ApiError } from '../http/api-error.ts'
import { violationError } from '../http/violations.ts'
import type { ResourceStore, Writer } from '../storage/resource-store.ts'
import type { Author } from '../tenant.ts'
import { SANDBOX_REGION } from './default-sandboxes.ts'
import { SandboxRecords } from './sandbox-records.ts'

/** Who changes a sandbox, and in which organisation. */
type Administrator = Author & { orgId: string }

/** The sandboxes of each organisation: `prod`, the default, and `dev` from the start, and those that are created. */
export interface Sandboxes {
  list(orgId: string): Sandbox[]
  /** The sandbox that can be worked in under that name: one that is being reset or deleted cannot. */
  find(orgId: string, name: string): Sandbox | undefined
  /** @throws {ApiError} SANDBOX_UNKNOWN */
  get(orgId: string, name: string): Sandbox
  /** @throws {ApiError} SANDBOX_INVALID, SANDBOX_NAME_TAKEN */
  create(by: Administrator, body: NewSandbox): Promise<Sandbox>
  /** @throws {ApiError} SANDBOX_UNKNOWN */
  rename(by: Administrator, name: string, title: string): Promise<Sandbox>
  /** Removes all that is in it. Resolves once that is done. @throws {ApiError} SANDBOX_UNKNOWN */
  reset(by: Administrator, name: string): Promise<Sandbox>
  /** Removes it with all that is in it. @throws {ApiError} SANDBOX_UNKNOWN, SANDBOX_DEFAULT_KEPT */
  remove(by: Administrator, name: string): Promise<Sandbox>
  /** What `remove` would refuse. @throws {ApiError} SANDBOX_UNKNOWN, SANDBOX_DEFAULT_KEPT */
  requireRemovable(orgId: string, name: string): Sandbox
}

export interface SandboxesOptions {
  store: ResourceStore
  /** The organisation whose default sandboxes are stored from the first start on; others' are once they change. */
  orgId: string
  /** Removes all that is in a sandbox. It may be called again for one that was cleared in part, or whole. */
  clear: (writer: Writer) => Promise<void>
  /** Epoch milliseconds. */
  now: () => number
  /** A UUID. A name that is used again gets another, so that nothing of the former sandbox is ever seen in the new one. */
  newId: () => string
}

/** Who does what no request asks for. */
const SERVICE = { userId: 'system', clientId: 'system' }

const NAME = /^[a-z0-9][a-z0-9-]{0,255}$/

/**
 * Opens the sandboxes, and finishes what a crash has broken off:
 *
 *   active --> resetting --all of it removed--> active
 *   active --> deleting  --all of it removed--> deleted
 *
 * The state is written first and again last, so that a sandbox is either as it was, or cleared at the next start.
 */
export async function openSandboxes({
  store,
  orgId,
  clear,
  now,
  newId,
}: SandboxesOptions): Promise<Sandboxes> {
  const records = new SandboxRecords(store, now)
  await records.load()
  let last: Promise<unknown> = Promise.resolve()

  /** Writes follow one another: two that begin with the same state would both be right. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }

  function get(orgId: string, name: string): Sandbox {
    const found = records.find(orgId, name)
    if (found && found.state !== 'deleted') return found
    const names = records.list(orgId).map((sandbox) => sandbox.name)
    throw new ApiError(
      'SANDBOX_UNKNOWN',
      `The organisation has no sandbox "${name}"; it has ${names.join(', ')}.`,
    )
  }

  function requireRemovable(orgId: string, name: string): Sandbox {
    const sandbox = get(orgId, name)
    if (!sandbox.isDefault) return sandbox
    throw new ApiError(
      'SANDBOX_DEFAULT_KEPT',
      `Sandbox ${name} is the organisation's default; reset it by PUT {"action": "reset"} instead.`,
    )
  }

  async function clearAs(
    by: Administrator,
    sandbox: Sandbox,
    during: 'resetting' | 'deleting',
  ): Promise<Sandbox> {
    const begun = await records.write(by.orgId, by, { ...sandbox, state: during })
    await clear({ ...by, sandbox: { id: sandbox.id } })
    const state = during === 'resetting' ? 'active' : 'deleted'
    // The service's own: what was asked for has been told of.
    const { userId, clientId } = by
    return records.write(by.orgId, { userId, clientId }, { ...begun, state })
  }

  for (const sandbox of records.list(orgId)) {
    if (sandbox.etag === undefined) await records.write(orgId, SERVICE, sandbox)
  }
  for (const { orgId: of, sandbox } of records.all()) {
    const { state, modifiedBy = SERVICE.userId } = sandbox
    if (state !== 'resetting' && state !== 'deleting') continue
    await clearAs({ ...SERVICE, orgId: of, userId: modifiedBy }, sandbox, state)
  }

  return {
    list: (orgId) => records.list(orgId),
    find(orgId, name) {
      const found = records.find(orgId, name)
      return found?.state === 'active' ? found : undefined
    },
    get,
    requireRemovable,
    create: (by, body) =>
      inTurn(async () => {
        requireFree(records.find(by.orgId, body.name), body.name)
        const { name, title, type } = body
        const fixed = { state: 'active', isDefault: false, region: SANDBOX_REGION } as const
        return records.write(by.orgId, by, { id: newId(), name, title, type, ...fixed })
      }),
    rename: (by, name, title) =>
      inTurn(async () => records.write(by.orgId, by, { ...get(by.orgId, name), title })),
    reset: (by, name) => inTurn(async () => clearAs(by, get(by.orgId, name), 'resetting')),
    remove: (by, name) =>
      inTurn(async () => clearAs(by, requireRemovable(by.orgId, name), 'deleting')),
  }
}

function requireFree(former: Sandbox | undefined, name: string): void {
  if (!NAME.test(name)) {
    const message = 'is up to 256 lower-case letters, digits and hyphens, and begins with no hyphen'
    throw violationError('SANDBOX_INVALID', [{ pointer: '/name', message }])
  }
  if (former && former.state !== 'deleted') {
    throw new ApiError('SANDBOX_NAME_TAKEN', `There is a sandbox "${name}"; choose another name.`)
  }
}
