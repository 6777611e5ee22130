import type { MappingSet, MappingSetRef, NewMappingSet } from '#contract/mapping-set.ts'
import { ApiError } from '../http/api-error.ts'
import { everyResource } from '../storage/every-resource.ts'
import type { ListQuery, Resource, ResourceStore, Scope } from '../storage/resource-store.ts'
import type { Caller } from '../tenant.ts'
import { newMappingSet, requireMappings } from './new-mapping-set.ts'
import { outputSchemaOf, type ComposeSchema } from './output-schema.ts'

/** Mapping sets: how records of a source become records of a schema. A flow names one by id and version. */
export interface MappingSets {
  /** @throws {ApiError} MAPPING_SET_INVALID */
  create(caller: Caller, body: NewMappingSet): Promise<MappingSetRef>
  /** @param version the newest by default. @throws {ApiError} NOT_FOUND */
  get(scope: Scope, id: string, version?: number): Promise<MappingSet>
  /** Like `get`, but undefined if there is no such set or version. */
  find(scope: Scope, id: string, version?: number): Promise<MappingSet | undefined>
  /** Adds a version. Former ones stay, for the flows that name them. @throws {ApiError} NOT_FOUND, MAPPING_SET_INVALID, ETAG_STALE */
  replace(caller: Caller, id: string, body: NewMappingSet): Promise<MappingSet>
  /** The newest versions of sets `start` to `start + limit`, the set created last first unless `orderBy` says otherwise. */
  list(scope: Scope, page: MappingSetWindow): Promise<MappingSet[]>
}

/** Which part of a list is asked for; of the sets with this name, if it says so. */
export interface MappingSetWindow {
  start: number
  limit: number
  name?: string
  orderBy?: NonNullable<ListQuery['orderBy']>
}

export interface MappingSetsOptions {
  store: ResourceStore
  composeSchema: ComposeSchema
  /** Epoch milliseconds. */
  now: () => number
  /** 32 hex digits, never the same twice. */
  newId: () => string
}

/** As stored: `versions[n]` is version n. The name and the dates are the newest version's, to filter and to sort by. */
interface StoredMappingSet {
  name?: string
  createdDate: number
  modifiedDate: number
  versions: MappingSet[]
}

export function createMappingSets(options: MappingSetsOptions): MappingSets {
  const { store, now, newId } = options

  async function find(scope: Scope, id: string, version?: number): Promise<MappingSet | undefined> {
    const stored = await store.get<StoredMappingSet>(scope, 'mappingSets', id)
    const versions = stored?.body.versions ?? []
    return version === undefined
      ? versions.at(-1)
      : versions.find((candidate) => candidate.version === version)
  }

  async function get(scope: Scope, id: string, version?: number): Promise<MappingSet> {
    const found = await find(scope, id, version)
    if (found) return found
    const which = version === undefined ? '' : ` in version ${version}`
    throw new ApiError('NOT_FOUND', `There is no mapping set ${id}${which} in this sandbox.`)
  }

  async function make(
    caller: Caller,
    body: NewMappingSet,
    id: string,
    former?: MappingSet,
  ): Promise<MappingSet> {
    const output = await outputSchemaOf(options.composeSchema, caller, body)
    const mappings = requireMappings(body, output)
    const time = now()
    const stamps = {
      id,
      version: former ? former.version + 1 : 0,
      createdDate: former?.createdDate ?? time,
      modifiedDate: time,
      createdBy: former?.createdBy ?? caller.userId,
      modifiedBy: caller.userId,
    }
    return newMappingSet(body, mappings, output, stamps, newId)
  }

  return {
    find,
    get,

    async create(caller, body) {
      const set = await make(caller, body, newId())
      await store.insert(caller, 'mappingSets', resourceOf([set]))
      return refOf(set)
    },

    async replace(caller, id, body) {
      const set = await make(caller, body, id, await get(caller, id))
      const stored = await store.get<StoredMappingSet>(caller, 'mappingSets', id)
      const former = stored?.body.versions.slice(0, set.version) ?? []
      const resource = resourceOf([...former, set])
      // The etag counts the versions, so that of two PUTs at the same time one is refused.
      if (await store.replace(caller, 'mappingSets', resource, etagOf(former.length))) return set
      throw new ApiError('ETAG_STALE', `Mapping set ${id} has just changed; read it again.`)
    },

    async list(scope, { start, limit, name, orderBy }) {
      const query = {
        ...(name !== undefined && {
          filters: [{ path: ['name'], operator: '==' as const, values: [name] }],
        }),
        limit: start + limit,
        ...(orderBy && { orderBy }),
      }
      const found: Resource<StoredMappingSet>[] = []
      for await (const set of everyResource<StoredMappingSet>(store, scope, 'mappingSets', query)) {
        found.push(set)
        if (found.length === start + limit) break
      }
      return found.slice(start).flatMap(({ body }) => body.versions.slice(-1))
    },
  }
}

const etagOf = (versions: number): string => `"${versions}"`

function resourceOf(versions: MappingSet[]): Resource<StoredMappingSet> {
  const { id, name, createdDate, modifiedDate } = newestOf(versions)
  return {
    id,
    etag: etagOf(versions.length),
    body: { ...(name !== undefined && { name }), createdDate, modifiedDate, versions },
  }
}

function newestOf(versions: MappingSet[]): MappingSet {
  const newest = versions.at(-1)
  if (!newest) throw new Error('a mapping set has a version')
  return newest
}

const refOf = (set: MappingSet): MappingSetRef => ({
  id: set.id,
  version: set.version,
  createdDate: set.createdDate,
  modifiedDate: set.modifiedDate,
  createdBy: set.createdBy,
  modifiedBy: set.modifiedBy,
})
