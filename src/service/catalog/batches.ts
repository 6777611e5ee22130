import type { Batch, BatchPatch, NewBatch } from '#contract/catalog.ts'
import { ApiError } from '../http/api-error.ts'
import { violationError } from '../http/violations.ts'
import type { Resource, ResourceStore, Scope } from '../storage/resource-store.ts'
import type { Caller } from '../tenant.ts'
import type { CatalogQuery } from './catalog-query.ts'
import { nextVersion } from './data-set-document.ts'
import { passing, windowOf } from './list-window.ts'
import type { Precondition } from './precondition.ts'

/** A batch with its id, which Catalog keeps outside of it. */
export interface FoundBatch {
  id: string
  batch: Batch
}

/**
 * The batches of a sandbox: what each commit of a flow added to a dataset, written by the data plane, and what clients tell
 * of batches of their own. Those of flows are a record of what happened: clients may put tags on them, and no more.
 */
export interface Batches {
  /** The newest first, unless the query says otherwise. */
  list(scope: Scope, query: CatalogQuery): Promise<FoundBatch[]>
  /** The different values that a field has in the batches of a list, at most as many as its limit. */
  uniques(scope: Scope, field: string, query: CatalogQuery): Promise<string[]>
  /** @throws {ApiError} BATCH_NOT_FOUND */
  get(scope: Scope, batchId: string): Promise<FoundBatch>
  /** @param id made by the service if the client gives none. @throws {ApiError} BATCH_EXISTS, BATCH_INVALID */
  create(caller: Caller, body: NewBatch, id?: string): Promise<string>
  /** @throws {ApiError} BATCH_NOT_FOUND, BATCH_KEPT, BATCH_INVALID, CATALOG_STALE */
  replace(caller: Caller, batchId: string, body: NewBatch, check: Precondition): Promise<void>
  /** @throws {ApiError} as `replace` */
  patch(caller: Caller, batchId: string, patch: BatchPatch, check: Precondition): Promise<void>
  /** @throws {ApiError} BATCH_NOT_FOUND, BATCH_KEPT */
  remove(caller: Caller, batchId: string): Promise<void>
}

interface BatchesOptions {
  store: ResourceStore
  /** Epoch milliseconds. */
  now: () => number
  /** 24 hex digits, never the same twice. */
  newId: () => string
}

export function createBatches({ store, now, newId }: BatchesOptions): Batches {
  async function read(
    scope: Scope,
    batchId: string,
    from: Pick<ResourceStore, 'get'> = store,
  ): Promise<Resource<Batch>> {
    const found = await from.get<Batch>(scope, 'batches', batchId)
    if (found) return found
    throw new ApiError('BATCH_NOT_FOUND', `The sandbox has no batch "${batchId}".`)
  }

  function change(
    caller: Caller,
    id: string,
    check: Precondition,
    given: (former: Batch) => NewBatch,
  ): Promise<void> {
    return store.transaction(async (inside) => {
      const { etag, body: former } = await read(caller, id, inside)
      check(former.version ?? '1.0.0')
      const version = nextVersion(former.version ?? '1.0.0')
      const told = given(former)
      const body: Batch = {
        ...(isOfFlow(former) ? former : batchOf(caller, id, told, former.created)),
        ...(told.tags && { tags: told.tags }),
        ...(former.createdClient !== undefined && { createdClient: former.createdClient }),
        ...(former.createdUser !== undefined && { createdUser: former.createdUser }),
        version,
        updated: now(),
        updatedUser: caller.userId,
      }
      const resource = { id, etag: `"${id}-${version}"`, body }
      if (await inside.replace(caller, 'batches', resource, etag)) return
      throw new ApiError(
        'CATALOG_STALE',
        `Batch ${id} was changed meanwhile; send the request again.`,
      )
    })
  }

  return {
    async list(scope, query) {
      const found = await windowOf<Batch>(store, scope, 'batches', query)
      return found.map(({ id, body }) => ({ id, batch: body }))
    },

    async uniques(scope, field, query) {
      const values = new Set<string>()
      for await (const { id, body } of passing<Batch>(store, scope, 'batches', query)) {
        const value: unknown = field === 'id' ? id : Reflect.get(body, field)
        if (value === undefined || value === null) continue
        values.add(typeof value === 'string' ? value : JSON.stringify(value))
        if (values.size >= query.start + query.limit) break
      }
      return [...values].slice(query.start)
    },

    async get(scope, batchId) {
      const { id, body } = await read(scope, batchId)
      return { id, batch: body }
    },

    async create(caller, given, id = newId()) {
      const body = { ...batchOf(caller, id, given, now()), version: '1.0.0' }
      await store.transaction(async (inside) => {
        if (await inside.get(caller, 'batches', id))
          throw new ApiError('BATCH_EXISTS', `There is a batch "${id}"; give another id, or none.`)
        await inside.insert(caller, 'batches', { id, etag: `"${id}-1.0.0"`, body })
      })
      return id
    },

    replace: (caller, id, body, check) =>
      change(caller, id, check, (former) => {
        requireKept(id, former, body)
        return body
      }),

    patch: (caller, id, patch, check) =>
      change(caller, id, check, (former) => {
        requireKept(id, former, patch)
        return { ...toldOf(former), ...patch }
      }),

    async remove(caller, id) {
      const { body } = await read(caller, id)
      if (isOfFlow(body)) throw kept(id, 'cannot be deleted: its rows are part of the dataset')
      await store.remove(caller, 'batches', id)
    },
  }
}

const isOfFlow = ({ relatedObjects }: Batch): boolean =>
  relatedObjects.some(({ type }) => type === 'flow')

/** What a client may have told of a batch, without what the service keeps with it. */
function toldOf(batch: Batch): NewBatch {
  const {
    imsOrg: _imsOrg,
    sandboxId: _sandboxId,
    created: _created,
    updated: _updated,
    createdClient: _createdClient,
    createdUser: _createdUser,
    updatedUser: _updatedUser,
    version: _version,
    ...told
  } = batch
  return told
}

/** @throws {ApiError} BATCH_KEPT if it changes more of a flow's batch than its tags. */
function requireKept(id: string, former: Batch, given: BatchPatch): void {
  if (!isOfFlow(former)) return
  const changed = Object.entries(given).find(
    ([name, value]) =>
      name !== 'tags' && JSON.stringify(value) !== JSON.stringify(Reflect.get(former, name)),
  )
  if (changed) throw kept(id, `keeps its ${changed[0]}; only its tags can change`)
}

const kept = (id: string, why: string): ApiError =>
  new ApiError('BATCH_KEPT', `Batch ${id} was committed by a dataflow, and ${why}.`)

/** A client's batch. Metrics that it does not give are told by its counts, where it gives those. */
function batchOf(caller: Caller, id: string, given: NewBatch, created: number): Batch {
  const { relatedObjects = [], metrics, recordCount = 0, failedRecordCount = 0, size = 0 } = given
  if (relatedObjects.some(({ type }) => type === 'flow')) {
    const message = 'name a flow: only the batches that the service commits are of flows'
    throw violationError('BATCH_INVALID', [{ pointer: '/relatedObjects', message }])
  }
  const hasItself = relatedObjects.some((related) => related.type === 'batch' && related.id === id)
  return {
    ...given,
    imsOrg: caller.orgId,
    sandboxId: caller.sandbox.id,
    created,
    updated: created,
    createdClient: caller.clientId,
    createdUser: caller.userId,
    updatedUser: caller.userId,
    relatedObjects: hasItself ? relatedObjects : [...relatedObjects, { type: 'batch', id }],
    metrics: {
      inputRecordCount: recordCount,
      outputRecordCount: recordCount - failedRecordCount,
      failedRecordCount,
      outputByteSize: size,
      startTime: given.started ?? created,
      endTime: given.completed ?? created,
      ...metrics,
    },
  }
}
