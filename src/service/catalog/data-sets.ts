import type { DataSet, DataSetPatch, NewDataSet } from '#contract/catalog.ts'
import type { JsonPatch } from '#contract/json-patch.ts'
import { ApiError } from '../http/api-error.ts'
import { violationError } from '../http/violations.ts'
import type { Resource, ResourceStore, Scope, Writer } from '../storage/resource-store.ts'
import type { Caller } from '../tenant.ts'
import type { CatalogQuery } from './catalog-query.ts'
import {
  changedDocument,
  newDataSet,
  newDocument,
  nextDataSet,
  type DataSetDocument,
} from './data-set-document.ts'
import { windowOf } from './list-window.ts'
import { applyTo, mergeInto } from './patch-document.ts'
import type { Precondition } from './precondition.ts'

/** A dataset with its id, which Catalog keeps outside of it. */
export interface FoundDataSet {
  id: string
  dataSet: DataSet
}

/** The datasets of a sandbox. */
export interface DataSets {
  /**
   * @returns the new dataset's id, 24 hex digits.
   * @throws {ApiError} DATASET_INVALID if its schema does not exist.
   */
  create(caller: Caller, body: NewDataSet): Promise<string>
  /** The newest first, unless the query says otherwise. */
  list(scope: Scope, query: CatalogQuery): Promise<FoundDataSet[]>
  find(scope: Scope, dataSetId: string): Promise<FoundDataSet | undefined>
  /** @throws {ApiError} DATASET_NOT_FOUND */
  get(scope: Scope, dataSetId: string): Promise<FoundDataSet>
  /** Merges what is given into the dataset. @throws {ApiError} as `replace` */
  merge(caller: Caller, id: string, patch: DataSetPatch, check: Precondition): Promise<void>
  /** Applies a JSON Patch. @throws {ApiError} as `replace`, and CATALOG_PATCH_INVALID */
  patch(caller: Caller, id: string, patch: JsonPatch, check: Precondition): Promise<void>
  /**
   * Replaces all that a client says of the dataset; without a schema it keeps the one it has.
   *
   * @throws {ApiError} DATASET_NOT_FOUND, DATASET_INVALID, CATALOG_STALE, or SCHEMA_REF_KEPT
   */
  replace(caller: Caller, id: string, body: NewDataSet, check: Precondition): Promise<void>
  /** Removes the dataset with its files. @throws {ApiError} DATASET_NOT_FOUND, or DATASET_IN_USE */
  remove(caller: Caller, dataSetId: string): Promise<void>
  /** Finishes the deletions that a crash has broken off. */
  resume(): Promise<void>
  /**
   * A dataset whose schema has one of these ids, if there is one.
   *
   * @param inside the store of the transaction that asks.
   */
  findBySchema(
    inside: ResourceStore,
    scope: Scope,
    schemaIds: string[],
  ): Promise<FoundDataSet | undefined>
}

interface DataSetsOptions {
  store: ResourceStore
  /**
   * Whether the sandbox has a schema with this `$id` or `meta:altId`.
   *
   * @param inside the store of the transaction that asks: a schema that is removed in the meantime is not taken.
   */
  schemaExists: (inside: ResourceStore, scope: Scope, schemaId: string) => Promise<boolean>
  /**
   * Who stores into a dataset, in words for a message; undefined if nobody does.
   *
   * @param inside the store of the transaction that asks: who begins to in the meantime is not passed over.
   */
  usedBy: (inside: ResourceStore, scope: Scope, dataSetId: string) => Promise<string | undefined>
  /** Whether the dataset has rows. */
  hasRows: (dataSetId: string) => Promise<boolean>
  /** Removes a dataset's files; may be called again if that was broken off. */
  removeFiles: (dataSetId: string) => Promise<void>
  /** Epoch milliseconds. */
  now: () => number
  /** 24 hex digits, never the same twice. */
  newId: () => string
}

/** A dataset whose files are being removed: to all others it is gone. */
const DELETING = 'deleting'

export function createDataSets(options: DataSetsOptions): DataSets {
  const { store, schemaExists, usedBy, hasRows, removeFiles, now, newId } = options

  async function find(
    scope: Scope,
    id: string,
    from: Pick<ResourceStore, 'get'> = store,
  ): Promise<Resource<DataSet> | undefined> {
    const found = await from.get<DataSet>(scope, 'dataSets', id)
    return found?.body.status === DELETING ? undefined : found
  }

  async function read(
    scope: Scope,
    id: string,
    from: Pick<ResourceStore, 'get'> = store,
  ): Promise<Resource<DataSet>> {
    const found = await find(scope, id, from)
    if (found) return found
    throw notFound(id)
  }

  /** The change is made upon the version that is there, unless the caller says for which one it is. */
  function change(
    caller: Caller,
    id: string,
    check: Precondition,
    work: (former: DataSet) => unknown,
  ): Promise<void> {
    return store.transaction(async (inside) => {
      const { etag, body: former } = await read(caller, id, inside)
      check(former.version)
      const document = changedDocument(former, work(former))
      await requireSchema(inside, caller, id, former, document)
      const body = nextDataSet(former, document, caller, now())
      await write(inside, caller, { id, etag: body.version, body }, etag)
    })
  }

  async function requireSchema(
    inside: ResourceStore,
    caller: Caller,
    id: string,
    { schemaRef: former }: DataSet,
    { schemaRef }: DataSetDocument,
  ): Promise<void> {
    if (former.id === schemaRef.id && former.contentType === schemaRef.contentType) return
    const user = await usedBy(inside, caller, id)
    if (user !== undefined || (await hasRows(id))) {
      const why = user === undefined ? 'it has rows' : `${user} fills it`
      throw new ApiError(
        'SCHEMA_REF_KEPT',
        `Dataset ${id} keeps its schema, since ${why}; create another dataset for another schema.`,
        [{ pointer: '/schemaRef', message: 'cannot change any more' }],
      )
    }
    if (!(await schemaExists(inside, caller, schemaRef.id))) throw unknownSchema(schemaRef.id)
  }

  async function finishRemoval(writer: Writer, id: string): Promise<void> {
    await removeFiles(id)
    await store.remove(writer, 'dataSets', id)
  }

  return {
    async create(caller, body) {
      const document = newDocument(body)
      const { schemaRef } = document
      return store.transaction(async (inside) => {
        if (!(await schemaExists(inside, caller, schemaRef.id))) throw unknownSchema(schemaRef.id)
        const id = newId()
        const dataSet = newDataSet(id, newId(), document, caller, now())
        await inside.insert(caller, 'dataSets', { id, etag: dataSet.version, body: dataSet })
        return id
      })
    },

    async list(scope, query) {
      const there = { path: ['status'], operator: '!=' as const, values: [DELETING] }
      const filters = [...query.filters, there]
      const found = await windowOf<DataSet>(store, scope, 'dataSets', { ...query, filters })
      return found.map(({ id, body }) => ({ id, dataSet: body }))
    },

    async find(scope, dataSetId) {
      const found = await find(scope, dataSetId)
      return found && { id: found.id, dataSet: found.body }
    },

    async get(scope, dataSetId) {
      const { id, body } = await read(scope, dataSetId)
      return { id, dataSet: body }
    },

    merge: (caller, id, patch, check) =>
      change(caller, id, check, (former) => mergeInto(former, patch)),

    patch: (caller, id, patch, check) =>
      change(caller, id, check, (former) => applyTo({ tags: {}, ...former }, patch)),

    replace: (caller, id, body, check) => change(caller, id, check, () => body),

    async remove(caller, id) {
      // One transaction: what begins to use the dataset meanwhile waits, and then does not find it.
      await store.transaction(async (inside) => {
        const user = await usedBy(inside, caller, id)
        if (user !== undefined) {
          throw new ApiError(
            'DATASET_IN_USE',
            `Dataset ${id} is filled by ${user}; delete that first.`,
          )
        }
        const found = await read(caller, id, inside)
        const body = { ...found.body, status: DELETING }
        await write(inside, caller, { id, etag: DELETING, body }, found.etag)
      })
      await finishRemoval(caller, id)
    },

    async resume() {
      for await (const { scope, id, body } of store.all<DataSet>('dataSets')) {
        if (body.status !== DELETING) continue
        await finishRemoval({ ...scope, userId: body.updatedUser, clientId: 'system' }, id)
      }
    },

    async findBySchema(inside, scope, schemaIds) {
      const { items } = await inside.list<DataSet>(scope, 'dataSets', {
        filters: [{ path: ['schemaRef', 'id'], operator: '==', values: schemaIds }],
        limit: 1,
      })
      return items.map(({ id, body }) => ({ id, dataSet: body }))[0]
    },
  }
}

/** @throws {ApiError} CATALOG_STALE if the dataset is not as it was read any more. */
async function write(
  inside: ResourceStore,
  writer: Writer,
  dataSet: Resource<DataSet>,
  former: string,
): Promise<void> {
  if (await inside.replace(writer, 'dataSets', dataSet, former)) return
  throw new ApiError(
    'CATALOG_STALE',
    `Dataset ${dataSet.id} was changed meanwhile; send the request again.`,
  )
}

const notFound = (id: string): ApiError =>
  new ApiError(
    'DATASET_NOT_FOUND',
    `The sandbox has no dataset "${id}"; GET /data/foundation/catalog/dataSets lists those it has.`,
  )

function unknownSchema(id: string): ApiError {
  const message = `names no schema of this sandbox: "${id}". Create one with POST /data/foundation/schemaregistry/tenant/schemas and give its $id`
  return violationError('DATASET_INVALID', [{ pointer: '/schemaRef/id', message }])
}
