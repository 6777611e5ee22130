import type { Violation } from '#contract/problem.ts'
import type { State } from '#contract/entity.ts'
import type { Caller } from '../http/tenant.ts'
import type { Kind, ResourceStore, Scope } from '../storage/resource-store.ts'

/*
 * Terms. An *entity* is a connection, source connection, target connection or flow. Its *fields* are what a client
 * writes; the rest (id, audit, state, etag) is the service's.
 *
 * States. A new entity is `enabled`, or a `draft` if it was created with `mode=draft`. A draft becomes `enabled` by
 * PUBLISH and never becomes a draft again. Flows go between `enabled` and `disabled`. A draft may be incomplete, but
 * what it does say must be well-formed; everything else must be whole at all times.
 */

/** What the service keeps with an entity's fields. Times are epoch milliseconds. */
export interface EntityRecord {
  id: string
  createdAt: number
  updatedAt: number
  createdBy: string
  updatedBy: string
  createdClient: string
  updatedClient: string
  sandboxId: string
  sandboxName: string
  imsOrgId: string
  state: State
  version: string
  etag: string
}

/** What sets one kind of entity apart from the others. */
export interface EntityRules<Fields extends object> {
  kind: Extract<Kind, 'connections' | 'sourceConnections' | 'targetConnections' | 'flows'>
  /** For messages: "flow", "base connection". */
  noun: string

  /**
   * Reads a body into fields.
   *
   * @throws {ApiError} BODY_INVALID with the fields at fault.
   */
  read(body: unknown): Fields

  /** Fields as they are stored: with what the service adds, and secrets sealed. `before` is what they replace. */
  seal(fields: Fields, now: number): Fields

  /** What keeps fields from being stored, even as a draft. @throws {ApiError} */
  checkDraft(scope: Scope, fields: Fields): Promise<void>

  /** What keeps fields from being `enabled`: one violation each, none if they are whole. */
  faults(store: ResourceStore, scope: Scope, fields: Fields): Promise<Violation[]>

  /** What else changes when the entity becomes `enabled`; gives the fields to keep. */
  enable?(store: ResourceStore, caller: Caller, fields: Fields): Promise<Fields>

  /** @throws {ApiError} if something still needs the entity. */
  checkRemovable(store: ResourceStore, scope: Scope, id: string): Promise<void>
}
