import type { Sandbox } from '#contract/sandbox.ts'
import { ApiError } from '../http/api-error.ts'
import type { ResourceStore } from '../storage/resource-store.ts'
import type { Author } from '../tenant.ts'
import { defaultSandboxes } from './default-sandboxes.ts'

/** Sandboxes belong to the organisation, not to one of them, so that no reset takes them along. */
const ORGANISATION = { id: 'organisation' }

/**
 * The sandboxes of all organisations as they are stored, and in memory beside: every request asks for one. Deleted ones
 * stay as a mark that the default one of that name is gone.
 */
export class SandboxRecords {
  readonly #store: ResourceStore
  readonly #now: () => number
  readonly #organisations = new Map<string, Map<string, Sandbox>>()

  /** @param now epoch milliseconds. */
  constructor(store: ResourceStore, now: () => number) {
    this.#store = store
    this.#now = now
  }

  /** Reads what is stored: once, before anything else is asked. */
  async load(): Promise<void> {
    for await (const { scope, body } of this.#store.all<Sandbox>('sandboxes')) {
      this.#of(scope.orgId).set(body.name, body)
    }
  }

  all(): { orgId: string; sandbox: Sandbox }[] {
    return [...this.#organisations].flatMap(([orgId, sandboxes]) =>
      [...sandboxes.values()].map((sandbox) => ({ orgId, sandbox })),
    )
  }

  /** Those that are not deleted, the default ones first. */
  list(orgId: string): Sandbox[] {
    return [...this.#of(orgId).values()].filter(({ state }) => state !== 'deleted')
  }

  /** @returns undefined if there never was one of that name; it may be a deleted one. */
  find(orgId: string, name: string): Sandbox | undefined {
    return this.#of(orgId).get(name)
  }

  /**
   * Stores a sandbox under its name, in place of the one that has it.
   *
   * @throws {ApiError} ETAG_STALE if another process has written it since.
   */
  async write(orgId: string, author: Author, given: Sandbox): Promise<Sandbox> {
    const former = this.#of(orgId).get(given.name)
    const sandbox = this.#stamp(given, author.userId, former)
    const writer = { ...author, orgId, sandbox: ORGANISATION }
    const resource = { id: sandbox.name, etag: etagOf(sandbox), body: sandbox }
    if (former?.etag === undefined) await this.#store.insert(writer, 'sandboxes', resource)
    else if (!(await this.#store.replace(writer, 'sandboxes', resource, etagOf(former))))
      throw new ApiError('ETAG_STALE', `Sandbox ${given.name} has just changed; try again.`)
    this.#of(orgId).set(sandbox.name, sandbox)
    return sandbox
  }

  #stamp(given: Sandbox, userId: string, former: Sandbox | undefined): Sandbox {
    const time = new Date(this.#now()).toISOString()
    const etag = (former?.etag ?? 0) + 1
    return {
      ...given,
      etag,
      eTag: etag,
      createdDate: given.createdDate ?? time,
      lastModifiedDate: time,
      createdBy: given.createdBy ?? userId,
      modifiedBy: userId,
    }
  }

  #of(orgId: string): Map<string, Sandbox> {
    const known = this.#organisations.get(orgId)
    if (known) return known
    const sandboxes = new Map(defaultSandboxes(orgId).map((sandbox) => [sandbox.name, sandbox]))
    this.#organisations.set(orgId, sandboxes)
    return sandboxes
  }
}

const etagOf = ({ etag = 0 }: Sandbox): string => `"${etag}"`
