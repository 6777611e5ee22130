import { newEtag } from '../http/etag.ts'
import type { Caller } from '../tenant.ts'
import type { EntityRecord } from './entity-rules.ts'
import type { AuditFields } from './kept-fields.ts'

/** What is done to an entity, as a flow tells of it in `lastOperation`. */
export type OperationName = 'create' | 'update' | 'publish' | 'enable' | 'disable'

/** Clock and chance, so that tests can hold them still. */
export interface Sources {
  /** Epoch milliseconds. */
  now: () => number
  newId: () => string
  /** 32 random bits. */
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
  sources: Omit<Sources, 'newId'>,
): Fields & EntityRecord {
  return {
    ...fields,
    ...(before?.lastRunDetails && { lastRunDetails: before.lastRunDetails }),
    ...stampOf(caller, before, sources),
  }
}

/** The stamp of an entity or a run: as `auditOf`, with the etag also as its version. */
export function stampOf(
  ...given: Parameters<typeof auditOf>
): AuditFields & Pick<EntityRecord, 'version'> {
  const audit = auditOf(...given)
  return { ...audit, version: audit.etag }
}

/** Who wrote a document, when and where, with a new etag. Parameters are as those of `stamp`. */
export function auditOf(
  caller: Caller,
  before: Partial<AuditFields> | undefined,
  { now, random }: Omit<Sources, 'newId'>,
): AuditFields {
  const at = now()
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
    etag: newEtag(at, random()),
  }
}
