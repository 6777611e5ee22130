import type { State } from '#contract/entity.ts'
import type { ErrorName } from '#contract/errors.ts'
import type { LastOperation, LastRunDetails } from '#contract/flow.ts'
import type { Violation } from '#contract/problem.ts'
import type { Kind, ResourceStore, Scope, Writer } from '../storage/resource-store.ts'
import type { SpecsOf } from './governing-specs.ts'
import type { AuditFields } from './kept-fields.ts'
import type { Extent } from './schema-faults.ts'

/*
 * Terms. An *entity* is a connection, source connection, target connection or flow. Its *fields* are what a client
 * writes; the rest (id, audit, state, etag) is the service's.
 *
 * States. A new entity is `enabled`, or a `draft` if it was created with `mode=draft`. A draft becomes `enabled` by
 * PUBLISH and never becomes a draft again. Flows go between `enabled` and `disabled`. A draft may be incomplete, but
 * what it does say must be well-formed; everything else must be whole at all times.
 *
 * Faults. All faults of an entity are told at once. The answer has the number of the first of them that Adobe's catalogue
 * has a number for, in the order of the rules; else a number of ours.
 */

/** What the service keeps with an entity's fields. */
export interface EntityRecord extends AuditFields {
  id: string
  state: State
  /** The etag again. */
  version: string
  /** Of flows only. */
  lastOperation?: LastOperation
  /** Of flows only, once they have run. */
  lastRunDetails?: LastRunDetails
}

/** A violation that keeps an entity from being live. `error` is the answer that Adobe's catalogue has for it, where it has one. */
export interface Fault extends Violation {
  error?: ErrorName
}

export type EntityKind = Extract<
  Kind,
  'connections' | 'sourceConnections' | 'targetConnections' | 'flows'
>

/** How fields are judged: as a draft or as a whole, and in place of what. */
export interface Judging<Fields extends object> {
  extent: Extent
  /** The entity as it stands, if it is live already; undefined on creation, for a draft, and when one is published. */
  before?: Fields
}

/** What sets one kind of entity apart from the others. */
export interface EntityRules<Fields extends object> {
  kind: EntityKind
  /** For messages: "flow", "base connection". */
  noun: string
  /** The specs that entities of this kind are made with. */
  specs: SpecsOf<Fields>

  /** Whether lists may not be filtered or sorted by a field, since the answer would tell of a secret. */
  isHidden(path: string[]): boolean

  /**
   * Reads a body into fields.
   *
   * @throws {ApiError} BODY_INVALID with the fields at fault.
   */
  read(body: unknown): Fields

  /**
   * Fields as they are stored: secrets sealed, and what the service gave kept.
   *
   * @param scope where its specification is looked up.
   * @param now epoch milliseconds.
   * @param before what they replace; undefined for a new entity.
   * @throws {ApiError} BODY_INVALID for what only the service gives.
   */
  seal(scope: Scope, fields: Fields, now: number, before?: Fields): Fields

  /** What keeps fields from being stored as a draft, or from being live: one fault each. */
  faults(
    store: ResourceStore,
    scope: Scope,
    fields: Fields,
    judging: Judging<Fields>,
  ): Promise<Fault[]>

  /** Fields with what they inherit from what they refer to, as far as that is there. */
  inherit?(store: ResourceStore, scope: Scope, fields: Fields): Promise<Fields>

  /** What else changes when the entity becomes `enabled`; gives the fields to keep. */
  enable?(store: ResourceStore, writer: Writer, fields: Fields): Promise<Fields>

  /**
   * Brings what inherits from an entity up to date with it.
   *
   * @param now epoch milliseconds.
   * @returns the ids of the flows that changed with it.
   */
  passOn?(
    store: ResourceStore,
    writer: Writer,
    after: Fields & { id: string },
    before: Fields,
  ): Promise<string[]>

  /** @throws {ApiError} if something still needs the entity. */
  checkRemovable(store: ResourceStore, scope: Scope, id: string): Promise<void>
}
