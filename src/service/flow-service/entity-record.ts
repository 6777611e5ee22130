import { newEtag } from '../http/etag.ts'
import type { Caller } from '../tenant.ts'
import { READ_ONLY_FIELDS } from './apply-json-patch.ts'
import type { EntityRecord } from './entity-rules.ts'

/** What is done to an entity, as a flow tells of it in `lastOperation`. */
export type OperationName = 'create' | 'update' | 'publish' | 'enable' | 'disable'

/**
 * Fields as they are stored next: with who wrote them and when, and a new etag.
 *
 * @param before what they replace; undefined for a new entity.
 * @param sources `now` in epoch milliseconds, `random` 32 random bits.
 */
export function stamp<Fields extends object>(
  caller: Caller,
  fields: Fields & Pick<EntityRecord, 'id' | 'state'>,
  before: EntityRecord | undefined,
  { now, random }: { now: () => number; random: () => number },
): Fields & EntityRecord {
  const at = now()
  const etag = newEtag(at, random())
  return {
    ...fields,
    ...(before?.lastRunDetails && { lastRunDetails: before.lastRunDetails }),
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
