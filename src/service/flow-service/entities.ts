import type { EntityRef } from '#contract/entity.ts'
import type { JsonPatch } from '#contract/json-patch.ts'
import { ApiError } from '../http/api-error.ts'
import { newEtag, satisfiesIfMatch } from '../http/etag.ts'
import { readPage, type ListRequest } from '../http/list-query.ts'
import { describeViolations } from '../http/violations.ts'
import type { Page, Resource, ResourceStore, Scope } from '../storage/resource-store.ts'
import type { Caller } from '../tenant.ts'
import { applyJsonPatch, READ_ONLY_FIELDS } from './apply-json-patch.ts'
import type { EntityKind, EntityRecord, EntityRules } from './entity-rules.ts'

export type Entity<Fields extends object> = EntityRecord & Fields

/** Clock and chance, so that tests can hold them still. */
export interface Sources {
  /** Epoch milliseconds. */
  now: () => number
  newId: () => string
  /** 32 random bits. */
  random: () => number
}

/** Told after each write, before the caller is answered: what depends on entities is up to date when the answer comes. */
export type AfterWrite = (scope: Scope, kind: EntityKind, id: string) => Promise<void>

/** The life of one kind of entity, after its rules. Every method throws `ApiError` for what a caller did wrong. */
export class Entities<Fields extends { name: string }> {
  readonly #store: ResourceStore
  readonly #sources: Sources
  readonly #rules: EntityRules<Fields>
  readonly #afterWrite: AfterWrite

  constructor(
    store: ResourceStore,
    sources: Sources,
    afterWrite: AfterWrite,
    rules: EntityRules<Fields>,
  ) {
    this.#store = store
    this.#sources = sources
    this.#afterWrite = afterWrite
    this.#rules = rules
  }

  /** As messages and descriptions name one of them. */
  get noun(): string {
    return this.#rules.noun
  }

  async create(caller: Caller, body: unknown, mode: { draft: boolean }): Promise<EntityRef> {
    if (isObject(body) && 'state' in body) {
      throw new ApiError('STATE_IN_CREATE', 'Leave state out; create a draft with ?mode=draft.')
    }
    const given = this.#rules.read(isObject(body) ? documentOf(body) : body)
    await this.#rules.checkDraft(caller, given)
    const fields = this.#rules.seal(caller, given, this.#sources.now())
    const id = this.#sources.newId()
    const etag = await this.#store.transaction(async (store) => {
      const ready = mode.draft ? fields : await this.#enable(store, caller, fields, 'SPEC_VIOLATED')
      const entity = this.#stamp(caller, { ...ready, id, state: mode.draft ? 'draft' : 'enabled' })
      await store.insert(caller, this.#rules.kind, { id, etag: entity.etag, body: entity })
      return entity.etag
    })
    await this.#afterWrite(caller, this.#rules.kind, id)
    return { id, etag }
  }

  /** @throws {ApiError} NOT_FOUND */
  async get(scope: Scope, id: string): Promise<Entity<Fields>> {
    return (await this.#find(this.#store, scope, id)).body
  }

  async list(
    scope: Scope,
    request: Extract<ListRequest, { count: false }>,
  ): Promise<Page<Entity<Fields>>> {
    this.#requireVisible(...request.filters, ...(request.orderBy ? [request.orderBy] : []))
    return readPage(this.#store.list<Entity<Fields>>(scope, this.#rules.kind, request))
  }

  async count(scope: Scope, request: Extract<ListRequest, { count: true }>): Promise<number> {
    this.#requireVisible(...request.filters)
    return this.#store.count(scope, this.#rules.kind, request.filters)
  }

  /** @param etag the version that the patch was made from, as `If-Match` spells it; refused if it is not the present one. */
  patch(caller: Caller, id: string, patch: JsonPatch, etag: string): Promise<EntityRef> {
    return this.#change(caller, id, etag, async (store, entity) => {
      const patched = this.#rules.read(applyJsonPatch(documentOf(entity), patch))
      await this.#rules.checkDraft(caller, patched)
      const fields = this.#rules.seal(caller, patched, this.#sources.now(), entity)
      if (entity.state === 'draft') return { ...fields, state: entity.state }
      return {
        ...(await this.#enable(store, caller, fields, 'SPEC_VIOLATED', entity)),
        state: entity.state,
      }
    })
  }

  /**
   * Makes a draft live.
   *
   * @param etag checked if given.
   */
  publish(caller: Caller, id: string, etag?: string): Promise<EntityRef> {
    return this.#change(caller, id, etag, async (store, entity) => {
      if (entity.state !== 'draft') {
        throw new ApiError(
          'OPERATION_NOT_APPLICABLE',
          `The ${this.#rules.noun} ${id} is ${entity.state}; only a draft can be published.`,
        )
      }
      return {
        ...(await this.#enable(store, caller, entity, 'DRAFT_INCOMPLETE')),
        state: 'enabled',
      }
    })
  }

  /** Enables or disables a flow. Asking for the state it has changes nothing but the etag. */
  switchTo(
    caller: Caller,
    id: string,
    state: 'enabled' | 'disabled',
    etag?: string,
  ): Promise<EntityRef> {
    return this.#change(caller, id, etag, async (store, entity) => {
      if (entity.state === 'draft') {
        throw new ApiError(
          'OPERATION_NOT_APPLICABLE',
          `The ${this.#rules.noun} ${id} is a draft; publish it first.`,
        )
      }
      return {
        ...(state === 'enabled'
          ? await this.#enable(store, caller, entity, 'SPEC_VIOLATED', entity)
          : entity),
        state,
      }
    })
  }

  async remove(caller: Caller, id: string): Promise<void> {
    await this.#store.transaction(async (store) => {
      await this.#find(store, caller, id)
      await this.#rules.checkRemovable(store, caller, id)
      await store.remove(caller, this.#rules.kind, id)
    })
    await this.#afterWrite(caller, this.#rules.kind, id)
  }

  async #change(
    caller: Caller,
    id: string,
    etag: string | undefined,
    work: (
      store: ResourceStore,
      entity: Entity<Fields>,
    ) => Promise<Fields & Pick<EntityRecord, 'state'>>,
  ): Promise<EntityRef> {
    const written = await this.#store.transaction(async (store) => {
      const { body: entity, etag: current } = await this.#find(store, caller, id)
      const stale = (now: string) =>
        new ApiError(
          'ETAG_STALE',
          `The ${this.#rules.noun} ${id} is ${now}; read it again and make the change on that version.`,
        )
      if (etag !== undefined && !satisfiesIfMatch(etag, current)) throw stale(`now at ${current}`)
      const body = this.#stamp(caller, { ...(await work(store, entity)), id }, entity)
      const resource = { id, etag: body.etag, body }
      if (await store.replace(caller, this.#rules.kind, resource, current)) return body.etag
      throw stale('not the same any more')
    })
    await this.#afterWrite(caller, this.#rules.kind, id)
    return { id, etag: written }
  }

  async #enable(
    store: ResourceStore,
    caller: Caller,
    fields: Fields,
    error: 'SPEC_VIOLATED' | 'DRAFT_INCOMPLETE',
    before?: Fields,
  ): Promise<Fields> {
    const faults = await this.#rules.faults(store, caller, fields, before)
    if (faults.length > 0) {
      throw new ApiError(
        faults.find((fault) => fault.error)?.error ?? error,
        `The ${this.#rules.noun} "${fields.name}" has faults: ${describeViolations(faults)}.`,
        faults.map(({ pointer, message }) => ({ pointer, message })),
      )
    }
    return this.#rules.enable ? this.#rules.enable(store, caller, fields) : fields
  }

  #requireVisible(...fields: { path: string[] }[]): void {
    const hidden = fields.find(({ path }) => this.#rules.isHidden?.(path))
    if (hidden)
      throw new ApiError(
        'FILTER_FIELD_INVALID',
        `"${hidden.path.join('.')}" may hold secrets; filter by one field of auth.params, or by auth.specName.`,
      )
  }

  async #find(store: ResourceStore, scope: Scope, id: string): Promise<Resource<Entity<Fields>>> {
    const found = await store.get<Entity<Fields>>(scope, this.#rules.kind, id)
    if (found) return found
    throw new ApiError('NOT_FOUND', `There is no ${this.#rules.noun} ${id} in this sandbox.`)
  }

  #stamp(
    caller: Caller,
    fields: Fields & Pick<EntityRecord, 'id' | 'state'>,
    before?: EntityRecord,
  ): Entity<Fields> {
    const now = this.#sources.now()
    const etag = newEtag(now, this.#sources.random())
    return {
      ...fields,
      createdAt: before?.createdAt ?? now,
      updatedAt: now,
      createdBy: before?.createdBy ?? caller.userId,
      updatedBy: caller.userId,
      createdClient: before?.createdClient ?? caller.clientId,
      updatedClient: caller.clientId,
      sandboxId: caller.sandbox.id,
      sandboxName: caller.sandbox.name,
      imsOrgId: caller.orgId,
      version: etag,
      etag,
    }
  }
}

/** An entity without what the service keeps with it: the document that clients write and patch. */
function documentOf(entity: object): object {
  return Object.fromEntries(Object.entries(entity).filter(([name]) => !READ_ONLY_FIELDS.has(name)))
}

function isObject(body: unknown): body is object {
  return typeof body === 'object' && body !== null
}
