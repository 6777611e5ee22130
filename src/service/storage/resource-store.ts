import type { Author, Tenant } from '../tenant.ts'

/*
 * Terms. A *resource* is one stored document of a *kind*, under an id that is unique in its tenant and kind.
 * Its *etag* changes with every write. `body` is the document as its part of the service made it; the store
 * reads it only to filter and to sort.
 */

export type Kind =
  | 'connectionSpecs'
  | 'flowSpecs'
  | 'connections'
  | 'sourceConnections'
  | 'targetConnections'
  | 'flows'
  | 'runs'
  | 'dataSets'
  | 'batches'
  | 'schemas'
  | 'classes'
  | 'fieldGroups'
  | 'dataTypes'
  | 'descriptors'
  | 'mappingSets'
  | 'sandboxes'
  | 'auditEvents'

/** The part of a tenant by which resources are kept apart. */
export type Scope = { orgId: string; sandbox: Pick<Tenant['sandbox'], 'id'> }

/** Who writes, and in which tenant. */
export type Writer = Scope & Author

/** A stored document. `etag` is any text that differs with every write. */
export interface Resource<Body extends object> {
  id: string
  etag: string
  body: Body
  /** Of what was read: the body as JSON text, by which what is made of it can be kept. */
  text?: string
}

/** As Flow Service spells them; `~` is "contains", whatever the case. */
export type FilterOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | '~'

/** One condition on a field. Segments ending in `[]` mean any element; several values mean any of them. */
export interface Filter {
  path: string[]
  operator: FilterOperator
  values: string[]
}

/** Which resources a list gives, in which order, from where on. */
export interface ListQuery {
  /** All must hold. */
  filters?: Filter[]
  /** By default the newest first. Ties go by id, so that a cursor always has one meaning. */
  orderBy?: { path: string[]; descending: boolean }
  /** At most this many; the store never returns more than 1,000. */
  limit?: number
  /** As a former page's `next` gave it. */
  cursor?: string
}

/** A resource, and the tenant it belongs to. */
export interface ScopedResource<Body extends object> extends Resource<Body> {
  scope: Scope
}

/** One page of a list. */
export interface Page<Body extends object> {
  items: Resource<Body>[]
  /** Opaque; absent on the last page. */
  next?: string
}

/** Keeps entities. Each method is atomic; `transaction` makes several so. */
export interface ResourceStore {
  /** @throws {Error} if the id exists already: ids are made by the caller and are unique by construction. */
  insert<Body extends object>(writer: Writer, kind: Kind, resource: Resource<Body>): Promise<void>

  get<Body extends object>(
    scope: Scope,
    kind: Kind,
    id: string,
  ): Promise<Resource<Body> | undefined>

  /** Writes only if the stored etag still is `expected`. @returns false if it is not, or the resource is gone. */
  replace<Body extends object>(
    writer: Writer,
    kind: Kind,
    resource: Resource<Body>,
    expected: string,
  ): Promise<boolean>

  /** @returns false if there was none. */
  remove(writer: Writer, kind: Kind, id: string): Promise<boolean>

  /** Removes every resource of the writer's sandbox, of whatever kind. */
  clear(writer: Writer): Promise<void>

  /** @throws {RangeError} if the cursor was not given out by this store for a list of these filters in this order. */
  list<Body extends object>(scope: Scope, kind: Kind, query: ListQuery): Promise<Page<Body>>

  count(scope: Scope, kind: Kind, filters: Filter[]): Promise<number>

  /**
   * Every resource of a kind in all tenants, a part at a time: for what starts with the service (inlets, flow workers).
   *
   * @param filter takes those alone that pass it.
   */
  all<Body extends object>(kind: Kind, filter?: Filter): AsyncIterable<ScopedResource<Body>>

  /** Runs `work` as one transaction: all of it is kept, or none. It must not wait for anything but the store. */
  transaction<T>(work: (store: ResourceStore) => Promise<T>): Promise<T>
}
