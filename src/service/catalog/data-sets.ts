import type { DataSet, DataSetPatch, NewDataSet } from '#contract/catalog.ts'
import { ApiError } from '../http/api-error.ts'
import { violationError } from '../http/violations.ts'
import type { Resource, ResourceStore, Scope } from '../storage/resource-store.ts'
import type { Caller } from '../tenant.ts'
import { type ListWindow, windowOf } from './list-window.ts'

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
  /** The newest first. */
  list(scope: Scope, window: ListWindow): Promise<FoundDataSet[]>
  find(scope: Scope, dataSetId: string): Promise<FoundDataSet | undefined>
  /** @throws {ApiError} DATASET_NOT_FOUND */
  get(scope: Scope, dataSetId: string): Promise<FoundDataSet>
  /** @throws {ApiError} DATASET_NOT_FOUND */
  patch(caller: Caller, dataSetId: string, patch: DataSetPatch): Promise<void>
  /** @throws {ApiError} DATASET_NOT_FOUND, or DATASET_IN_USE */
  remove(caller: Caller, dataSetId: string): Promise<void>
  /** A dataset whose schema has one of these ids, if there is one. */
  findBySchema(scope: Scope, schemaIds: string[]): Promise<FoundDataSet | undefined>
}

interface DataSetsOptions {
  store: ResourceStore
  /** Whether the sandbox has a schema with this `$id` or `meta:altId`. */
  schemaExists: (scope: Scope, schemaId: string) => Promise<boolean>
  /** Who stores into a dataset, in words for a message; undefined if nobody does. */
  usedBy: (scope: Scope, dataSetId: string) => Promise<string | undefined>
  /** Epoch milliseconds. */
  now: () => number
  /** 24 hex digits, never the same twice. */
  newId: () => string
}

export function createDataSets({
  store,
  schemaExists,
  usedBy,
  now,
  newId,
}: DataSetsOptions): DataSets {
  async function read(scope: Scope, id: string): Promise<Resource<DataSet>> {
    const found = await store.get<DataSet>(scope, 'dataSets', id)
    if (found) return found
    throw notFound(id)
  }

  return {
    async create(caller, body) {
      const { name, description, schemaRef, fileDescription, tags } = body
      if (!(await schemaExists(caller, schemaRef.id))) throw unknownSchema(schemaRef.id)
      const id = newId()
      const time = now()
      const dataSet: DataSet = {
        name,
        ...(description !== undefined && { description }),
        schemaRef,
        ...(fileDescription && { fileDescription }),
        ...(tags && { tags }),
        version: '1.0.0',
        imsOrg: caller.orgId,
        sandboxId: caller.sandbox.id,
        created: time,
        updated: time,
        createdClient: caller.clientId,
        createdUser: caller.userId,
        updatedUser: caller.userId,
        files: `@/dataSetFiles?dataSetId=${id}`,
        status: 'enabled',
      }
      await store.insert(caller, 'dataSets', { id, etag: dataSet.version, body: dataSet })
      return id
    },

    async list(scope, window) {
      const found = await windowOf<DataSet>(store, scope, 'dataSets', window)
      return found.map(({ id, body }) => ({ id, dataSet: body }))
    },

    async find(scope, dataSetId) {
      const found = await store.get<DataSet>(scope, 'dataSets', dataSetId)
      return found && { id: found.id, dataSet: found.body }
    },

    async get(scope, dataSetId) {
      const { id, body } = await read(scope, dataSetId)
      return { id, dataSet: body }
    },

    async patch(caller, dataSetId, patch) {
      // A PATCH names only what it changes, so one that came between is no conflict: it is merged into that.
      for (;;) {
        const { etag, body } = await read(caller, dataSetId)
        const patched = { ...merge(body, patch), updated: now(), updatedUser: caller.userId }
        const resource = { id: dataSetId, etag: patched.version, body: patched }
        if (await store.replace(caller, 'dataSets', resource, etag)) return
      }
    },

    remove: (caller, dataSetId) =>
      // One transaction: what begins to use the dataset meanwhile waits, and then does not find it.
      store.transaction(async (inside) => {
        const user = await usedBy(caller, dataSetId)
        if (user !== undefined) {
          throw new ApiError(
            'DATASET_IN_USE',
            `Dataset ${dataSetId} is filled by ${user}; delete that first.`,
          )
        }
        if (!(await inside.remove(caller, 'dataSets', dataSetId))) throw notFound(dataSetId)
      }),

    async findBySchema(scope, schemaIds) {
      const { items } = await store.list<DataSet>(scope, 'dataSets', {
        filters: [{ path: ['schemaRef', 'id'], operator: '==', values: schemaIds }],
        limit: 1,
      })
      return items.map(({ id, body }) => ({ id, dataSet: body }))[0]
    },
  }
}

function merge(dataSet: DataSet, { tags, ...fields }: DataSetPatch): DataSet {
  const merged = { ...dataSet, ...fields, version: nextVersion(dataSet.version) }
  if (!tags) return merged
  const kept = Object.entries({ ...dataSet.tags, ...tags }).filter(([, values]) => values !== null)
  return { ...merged, tags: Object.fromEntries(kept) }
}

const nextVersion = (version: string): string =>
  version.replace(/\d+$/, (patch) => String(Number(patch) + 1))

const notFound = (id: string): ApiError =>
  new ApiError(
    'DATASET_NOT_FOUND',
    `The sandbox has no dataset "${id}"; GET /data/foundation/catalog/dataSets lists those it has.`,
  )

function unknownSchema(id: string): ApiError {
  const message = `names no schema of this sandbox: "${id}". Create one with POST /data/foundation/schemaregistry/tenant/schemas and give its $id`
  return violationError('DATASET_INVALID', [{ pointer: '/schemaRef/id', message }])
}
