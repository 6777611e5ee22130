import type { AuditEvent } from '#contract/audit.ts'
import { changedFields } from './audit-fields.ts'
import { auditRecord, auditScope } from './audit-store.ts'
import type {
  Filter,
  Kind,
  ListQuery,
  Page,
  Resource,
  ResourceStore,
  Scope,
  ScopedResource,
  Writer,
} from './resource-store.ts'

/** Clock and ids, so that tests can hold them still. */
export interface AuditSources {
  /** Epoch milliseconds. */
  now: () => number
  /** Ids that grow with time, as UUIDs of version 7 do, cost a third less to write than others: they go to the index's end. */
  newId: () => string
}

type What = Pick<AuditEvent, 'action' | 'kind'> & Partial<AuditEvent>

/**
 * A store that tells of each write in the audit log, in the same transaction: no write is kept without its event, and no
 * event without its write. Only what comes by a request is told of, which is what a person or a script did; the service's
 * own writes have no request. Events themselves cannot be written through it, nor changed or removed.
 */
export class AuditedStore implements ResourceStore {
  readonly #store: ResourceStore
  readonly #sources: AuditSources

  constructor(store: ResourceStore, sources: AuditSources) {
    this.#store = store
    this.#sources = sources
  }

  async insert<Body extends object>(
    writer: Writer,
    kind: Kind,
    resource: Resource<Body>,
  ): Promise<void> {
    if (!isTold(writer, kind)) return this.#store.insert(writer, kind, resource)
    const { id, body } = resource
    const event: What = { action: 'create', kind, ...namesOf(id, body) }
    event.fields = changedFields({}, body)
    await this.#store.transaction(async (store) => {
      await store.insert(writer, kind, resource)
      await this.#tell(store, writer, event)
    })
  }

  async replace<Body extends object>(
    writer: Writer,
    kind: Kind,
    resource: Resource<Body>,
    expected: string,
  ): Promise<boolean> {
    if (!isTold(writer, kind)) return this.#store.replace(writer, kind, resource, expected)
    const { id, body } = resource
    return this.#store.transaction(async (store) => {
      const former = await store.get(writer, kind, id)
      if (!(await store.replace(writer, kind, resource, expected))) return false
      const fields = changedFields(former?.body ?? {}, body)
      const what: What = isDeletion(kind, body)
        ? { action: 'delete', kind, ...namesOf(id, body) }
        : { action: 'update', kind, ...namesOf(id, body), fields }
      await this.#tell(store, writer, what)
      return true
    })
  }

  async remove(writer: Writer, kind: Kind, id: string): Promise<boolean> {
    if (!isTold(writer, kind)) return this.#store.remove(writer, kind, id)
    return this.#store.transaction(async (store) => {
      const former = await store.get(writer, kind, id)
      if (!former || !(await store.remove(writer, kind, id))) return false
      await this.#tell(store, writer, { action: 'delete', kind, ...namesOf(id, former.body) })
      return true
    })
  }

  async clear(writer: Writer): Promise<void> {
    if (writer.requestId === undefined) return this.#store.clear(writer)
    await this.#store.transaction(async (store) => {
      await store.clear(writer)
      const resourceId = writer.sandbox.id
      await this.#tell(store, writer, { action: 'clear', kind: 'sandboxes', resourceId })
    })
  }

  get<Body extends object>(
    scope: Scope,
    kind: Kind,
    id: string,
  ): Promise<Resource<Body> | undefined> {
    return this.#store.get(scope, kind, id)
  }

  list<Body extends object>(scope: Scope, kind: Kind, query: ListQuery): Promise<Page<Body>> {
    return this.#store.list(scope, kind, query)
  }

  count(scope: Scope, kind: Kind, filters: Filter[]): Promise<number> {
    return this.#store.count(scope, kind, filters)
  }

  all<Body extends object>(kind: Kind, filter?: Filter): AsyncIterable<ScopedResource<Body>> {
    return this.#store.all<Body>(kind, filter)
  }

  transaction<T>(work: (store: ResourceStore) => Promise<T>): Promise<T> {
    return this.#store.transaction((store) => work(new AuditedStore(store, this.#sources)))
  }

  async #tell(store: ResourceStore, writer: Writer, what: What): Promise<void> {
    const { now, newId } = this.#sources
    const { event } = auditRecord(writer, { id: newId(), timestamp: now(), ...what })
    const scope = { ...writer, ...auditScope(writer.orgId) }
    await store.insert(scope, 'auditEvents', { id: event.id, etag: event.id, body: event })
  }
}

function isTold({ requestId }: Writer, kind: Kind): boolean {
  if (kind === 'auditEvents') throw new Error('the audit log is written by the audited store alone')
  return requestId !== undefined
}

/** A sandbox stays as a mark of its name: that it is to be deleted is the deletion that was asked for. */
const isDeletion = (kind: Kind, body: object): boolean =>
  kind === 'sandboxes' && textAt(body, 'state') === 'deleting'

function namesOf(resourceId: string, body: object): Partial<AuditEvent> {
  const name = textAt(body, 'name') ?? textAt(body, 'title')
  return { resourceId, ...(name !== undefined && { resourceName: name }) }
}

function textAt(body: object, field: 'name' | 'title' | 'state'): string | undefined {
  const value: unknown = Object.entries(body).find(([name]) => name === field)?.[1]
  return typeof value === 'string' ? value : undefined
}
