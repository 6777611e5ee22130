import { newEtag } from '../http/etag.ts'
import type { Caller } from '../tenant.ts'
import { READ_ONLY_FIELDS } from './apply-json-patch.ts'
import type { EntityRecord } from './entity-rules.ts'

/** What is done to an entity, as a flow tells of it in `lastOperation`. */
export type OperationName = 'create' | 'update' | 'publish' | 'enable' | 'disable'

/** A clock in epoch milliseconds, and 32 random bits. */
interface StampSources {
  now: () => number
  random: () => number
}

/**
 * Fields as they are stored next: with who wrote them and when, and a new etag.
 *
 * @param before what they replace; undefined for a new entity.
 */
export function stamp<Fields extends object>(
  caller: Caller,
  fields: Fields & Pick<EntityRecord, 'id' | 'state'>,
  before: EntityRecord | undefined,
  sources: StampSources,
): Fields & EntityRecord {
  return {
    ...fields,
    ...(before?.lastRunDetails && { lastRunDetails: before.lastRunDetails }),
    ...auditOf(caller, before, sources),
  }
}

/** Who wrote a document, when and where, with a new etag: of entities and of runs. Parameters are as those of `stamp`. */
export function auditOf(
  caller: Caller,
  before: Pick<EntityRecord, 'createdAt' | 'createdBy' | 'createdClient'> | undefined,
  { now, random }: StampSources,
): Omit<EntityRecord, 'id' | 'state' | 'lastOperation' | 'lastRunDetails'> {
  const at = now()
  const etag = newEtag(at, random())
  return {
    createdAt: before?.createdAt ?? at,
    updatedAt: at,
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

/** An entity without what the service keeps with it: the document that clients write and patch. */
export function documentOf(entity: object): object {
  return Object.fromEntries(Object.entries(entity).filter(([name]) => !READ_ONLY_FIELDS.has(name)))
}
