import type { EntityRef } from '#contract/entity.ts'
import type { JsonPatch } from '#contract/json-patch.ts'
import { ApiError } from '../http/api-error.ts'
import { satisfiesIfMatch } from '../http/etag.ts'
import { readPage, type ListRequest } from '../http/list-query.ts'
import type { Page, Resource, ResourceStore, Scope } from '../storage/resource-store.ts'
import type { Caller } from '../tenant.ts'
import { applyJsonPatch } from './apply-json-patch.ts'
import { requireFaultless } from './entity-faults.ts'
import { stamp, type OperationName, type Sources } from './entity-record.ts'
import { requireVisible } from './entity-secrets.ts'
import type { EntityKind, EntityRecord, EntityRules } from './entity-rules.ts'
import { documentOf, KEPT_WITH_ENTITY } from './kept-fields.ts'
import { requireDraftMode, requireManageOf, requireViewOf, viewFilters } from './governing-specs.ts'

export type Entity<Fields extends object> = EntityRecord & Fields

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
    const given = this.#rules.read(isObject(body) ? documentOf(body, KEPT_WITH_ENTITY) : body)
    const spec = this.#rules.specs.of(caller, given)
    requireManageOf(caller, spec, this.noun)
    if (mode.draft) requireDraftMode(spec)
    const fields = this.#rules.seal(caller, given, this.#sources.now())
    const id = this.#sources.newId()
    const etag = await this.#store.transaction(async (store) => {
      const ready = mode.draft
        ? await this.#keepDraft(store, caller, fields)
        : await this.#makeLive(store, caller, fields, 'SPEC_VIOLATED')
      const state = mode.draft ? 'draft' : 'enabled'
      const entity = this.#stamp(caller, { ...ready, id, state }, 'create')
      await store.insert(caller, this.#rules.kind, { id, etag: entity.etag, body: entity })
      return entity.etag
    })
    await this.#afterWrite(caller, this.#rules.kind, id)
    return { id, etag }
  }

  /** @throws {ApiError} NOT_FOUND, PERMISSION_DENIED */
  async get(caller: Caller, id: string): Promise<Entity<Fields>> {
    return (await this.read(caller, id)).body
  }

  /** The same, as it is stored. */
  async read(caller: Caller, id: string): Promise<Resource<Entity<Fields>>> {
    const found = await this.#find(this.#store, caller, id)
    if (caller.grants !== 'all')
      requireViewOf(caller, this.#rules.specs.find(caller, found.body), this.noun)
    return found
  }

  async has(scope: Scope, id: string): Promise<boolean> {
    return (await this.#store.get(scope, this.#rules.kind, id)) !== undefined
  }

  /** Lists leave out what the caller may not see. */
  async list(
    caller: Caller,
    request: Extract<ListRequest, { count: false }>,
  ): Promise<Page<Entity<Fields>>> {
    requireVisible(this.#rules, ...request.filters, ...(request.orderBy ? [request.orderBy] : []))
    const seen = viewFilters(caller, this.#rules.specs)
    if (!seen) return { items: [] }
    const query = { ...request, filters: [...request.filters, ...seen] }
    return readPage(this.#store.list<Entity<Fields>>(caller, this.#rules.kind, query))
  }

  async count(caller: Caller, request: Extract<ListRequest, { count: true }>): Promise<number> {
    requireVisible(this.#rules, ...request.filters)
    const seen = viewFilters(caller, this.#rules.specs)
    if (!seen) return 0
    return this.#store.count(caller, this.#rules.kind, [...request.filters, ...seen])
  }

  /** @param etag the version that the patch was made from, as `If-Match` spells it; refused if it is not the present one. */
  patch(caller: Caller, id: string, patch: JsonPatch, etag: string): Promise<EntityRef> {
    return this.#change(caller, id, etag, 'update', async (store, entity) => {
      const patched = this.#rules.read(documentOf(applyJsonPatch(entity, patch), KEPT_WITH_ENTITY))
      const spec = this.#rules.specs.of(caller, patched)
      requireManageOf(caller, spec, this.noun)
      if (entity.state === 'draft') requireDraftMode(spec)
      const fields = this.#rules.seal(caller, patched, this.#sources.now(), entity)
      const ready =
        entity.state === 'draft'
          ? await this.#keepDraft(store, caller, fields)
          : await this.#makeLive(store, caller, fields, 'SPEC_VIOLATED', entity)
      return { ...ready, state: entity.state }
    })
  }

  /**
   * Makes a draft live.
   *
   * @param etag checked if given.
   */
  publish(caller: Caller, id: string, etag?: string): Promise<EntityRef> {
    return this.#change(caller, id, etag, 'publish', async (store, entity) => {
      if (entity.state !== 'draft') {
        throw new ApiError(
          'OPERATION_NOT_APPLICABLE',
          `The ${this.noun} ${id} is ${entity.state}; only a draft can be published.`,
        )
      }
      const ready = await this.#makeLive(store, caller, entity, 'DRAFT_INCOMPLETE')
      return { ...ready, state: 'enabled' }
    })
  }

  /** Enables or disables a flow. Asking for the state it has changes nothing but the etag. */
  switchTo(
    caller: Caller,
    id: string,
    state: 'enabled' | 'disabled',
    etag?: string,
  ): Promise<EntityRef> {
    const operation = state === 'enabled' ? 'enable' : 'disable'
    return this.#change(caller, id, etag, operation, async (store, entity) => {
      if (entity.state === 'draft') {
        throw new ApiError(
          'OPERATION_NOT_APPLICABLE',
          `The ${this.noun} ${id} is a draft; publish it first.`,
        )
      }
      if (state === 'disabled') return { ...entity, state }
      return { ...(await this.#makeLive(store, caller, entity, 'SPEC_VIOLATED', entity)), state }
    })
  }

  /** @param etag checked if given. */
  async remove(caller: Caller, id: string, etag?: string): Promise<void> {
    await this.#store.transaction(async (store) => {
      const { body, etag: current } = await this.#find(store, caller, id)
      requireManageOf(caller, this.#rules.specs.find(caller, body), this.noun)
      this.#requireCurrent(id, etag, current)
      await this.#rules.checkRemovable(store, caller, id)
      await store.remove(caller, this.#rules.kind, id)
    })
    await this.#afterWrite(caller, this.#rules.kind, id)
  }

  async #change(
    caller: Caller,
    id: string,
    etag: string | undefined,
    operation: OperationName,
    work: (
      store: ResourceStore,
      entity: Entity<Fields>,
    ) => Promise<Fields & Pick<EntityRecord, 'state'>>,
  ): Promise<EntityRef> {
    const written = await this.#store.transaction(async (store) => {
      const { body: entity, etag: current } = await this.#find(store, caller, id)
      requireManageOf(caller, this.#rules.specs.find(caller, entity), this.noun)
      this.#requireCurrent(id, etag, current)
      const body = this.#stamp(caller, { ...(await work(store, entity)), id }, operation, entity)
      const resource = { id, etag: body.etag, body }
      if (!(await store.replace(caller, this.#rules.kind, resource, current)))
        throw this.#stale(id, 'not the same any more')
      const flowIds = await this.#rules.passOn?.(store, caller, body, entity)
      return { etag: body.etag, flowIds: flowIds ?? [] }
    })
    await this.#afterWrite(caller, this.#rules.kind, id)
    for (const flowId of written.flowIds) await this.#afterWrite(caller, 'flows', flowId)
    return { id, etag: written.etag }
  }

  async #keepDraft(store: ResourceStore, caller: Caller, fields: Fields): Promise<Fields> {
    await requireFaultless(this.#rules, store, caller, fields, 'SPEC_VIOLATED', { extent: 'draft' })
    return this.#rules.inherit ? this.#rules.inherit(store, caller, fields) : fields
  }

  async #makeLive(
    store: ResourceStore,
    caller: Caller,
    fields: Fields,
    error: 'SPEC_VIOLATED' | 'DRAFT_INCOMPLETE',
    before?: Fields,
  ): Promise<Fields> {
    const judging = { extent: 'whole' as const, ...(before && { before }) }
    await requireFaultless(this.#rules, store, caller, fields, error, judging)
    const heir = this.#rules.inherit ? await this.#rules.inherit(store, caller, fields) : fields
    return this.#rules.enable ? this.#rules.enable(store, caller, heir) : heir
  }

  #requireCurrent(id: string, etag: string | undefined, current: string): void {
    if (etag !== undefined && !satisfiesIfMatch(etag, current))
      throw this.#stale(id, `now at ${current}`)
  }

  #stale(id: string, now: string): ApiError {
    return new ApiError(
      'ETAG_STALE',
      `The ${this.noun} ${id} is ${now}; read it again and make the change on that version.`,
    )
  }

  async #find(store: ResourceStore, scope: Scope, id: string): Promise<Resource<Entity<Fields>>> {
    const found = await store.get<Entity<Fields>>(scope, this.#rules.kind, id)
    if (found) return found
    throw new ApiError('NOT_FOUND', `There is no ${this.noun} ${id} in this sandbox.`)
  }

  #stamp(
    caller: Caller,
    fields: Fields & Pick<EntityRecord, 'id' | 'state'>,
    operation: OperationName,
    before?: EntityRecord,
  ): Entity<Fields> {
    const entity = stamp(caller, fields, before, this.#sources)
    if (this.#rules.kind !== 'flows') return entity
    return { ...entity, lastOperation: { started: entity.updatedAt, updated: 0, operation } }
  }
}

function isObject(body: unknown): body is object {
  return typeof body === 'object' && body !== null
}
