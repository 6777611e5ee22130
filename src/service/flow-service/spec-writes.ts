import type { Violation } from '#contract/problem.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import { ApiError } from '../http/api-error.ts'
import { satisfiesIfMatch } from '../http/etag.ts'
import { requireManage } from '../http/permissions.ts'
import { describeViolations } from '../http/violations.ts'
import type { ResourceStore } from '../storage/resource-store.ts'
import type { Caller } from '../tenant.ts'
import { auditOf } from './entity-record.ts'
import { documentOf, KEPT_WITH_SPEC } from './kept-fields.ts'
import type { AnySpec, OwnSpecFields, SpecRules } from './spec-rules.ts'
import type { SpecShelf } from './spec-shelf.ts'

/** Clock and chance, so that tests can hold them still. */
export interface SpecSources {
  /** Epoch milliseconds. */
  now: () => number
  newId: () => string
  /** 32 random bits. */
  random: () => number
}

/**
 * Makes and replaces one kind of spec. Writes are done one after another, so that memory never holds an older version
 * than the store.
 *
 * @see Adobe, "Create a new connection specification" and "Update a flow specification", Self-Serve Sources
 */
export class SpecWrites<Given extends Pick<AnySpec, 'permissionsInfo'>, Spec extends AnySpec> {
  readonly #store: ResourceStore
  readonly #sources: SpecSources
  readonly #rules: SpecRules<Given, Spec>
  readonly #shelf: SpecShelf<Spec>
  #last: Promise<unknown> = Promise.resolve()

  constructor(
    store: ResourceStore,
    sources: SpecSources,
    shelf: SpecShelf<Spec>,
    rules: SpecRules<Given, Spec>,
  ) {
    this.#store = store
    this.#sources = sources
    this.#shelf = shelf
    this.#rules = rules
  }

  /** @throws {ApiError} SPEC_FAULTY, SPEC_INVALID, MANAGE_DENIED or BODY_INVALID */
  create(caller: Caller, body: unknown): Promise<Spec> {
    return this.#inTurn(async () => {
      const given = this.#check(caller, body)
      const own = this.#own(caller, this.#sources.newId())
      const made = this.#rules.complete(given, own)
      await this.#store.insert(caller, this.#rules.kind, resourceOf(made, own))
      return this.#keep(caller, made)
    })
  }

  /**
   * Replaces a spec by all that the body says. A shipped flow spec stays as it is for everyone else: the tenant gets a
   * version of its own.
   *
   * @param etag the version that the change was made from, as `If-Match` spells it; not checked if it is undefined.
   * @throws {ApiError} as `create`, NOT_FOUND, ETAG_STALE, and SPEC_READ_ONLY for a shipped connection spec.
   */
  replace(caller: Caller, id: string, body: unknown, etag: string | undefined): Promise<Spec> {
    return this.#inTurn(async () => {
      const known = this.#shelf.find(caller, id)
      if (!known) throw new ApiError('NOT_FOUND', `There is no ${this.#rules.noun} ${id}.`)
      this.#requireWritable(id)
      if (isJsonObject(body) && body.id !== undefined && body.id !== id) {
        const message = `must be ${id}, as in the path`
        throw new ApiError('BODY_INVALID', `In the body: /id ${message}.`, [
          { pointer: '/id', message },
        ])
      }
      requireManage(caller, known.permissionsInfo, `the ${this.#rules.noun} ${id}`)
      const given = this.#check(caller, body, known)
      return this.#store
        .transaction((store) => this.#write(store, caller, id, given, etag))
        .then((made) => this.#keep(caller, made))
    })
  }

  async #write(
    store: ResourceStore,
    caller: Caller,
    id: string,
    given: Given,
    etag: string | undefined,
  ): Promise<Spec> {
    const { kind, noun } = this.#rules
    const before = await store.get<Spec>(caller, kind, id)
    const current = before?.etag ?? ''
    if (etag !== undefined && !satisfiesIfMatch(etag, current)) {
      const now = before ? `is now at ${current}` : 'has no version of its own here yet'
      throw new ApiError(
        'ETAG_STALE',
        `The ${noun} ${id} ${now}; read it again and make the change on that version.`,
      )
    }
    const own = this.#own(caller, id, before?.body)
    const made = this.#rules.complete(given, own)
    if (!before) await store.insert(caller, kind, resourceOf(made, own))
    else if (!(await store.replace(caller, kind, resourceOf(made, own), current))) {
      throw new ApiError('ETAG_STALE', `The ${noun} ${id} was changed meanwhile; read it again.`)
    }
    return made
  }

  #requireWritable(id: string): void {
    if (this.#rules.shippedAreReplaceable || !this.#shelf.isShipped(id)) return
    throw new ApiError(
      'SPEC_READ_ONLY',
      `The ${this.#rules.noun} ${id} ships with the service; POST one of your own, made from it, and change that.`,
    )
  }

  /** The document to store: all that was sent but what the service keeps itself. */
  #check(caller: Caller, body: unknown, before?: Spec): Given {
    const given = this.#rules.read(isJsonObject(body) ? documentOf(body, KEPT_WITH_SPEC) : body)
    const { noun } = this.#rules
    requireManage(caller, given.permissionsInfo, `a ${noun} that asks for it`)
    refuse('SPEC_FAULTY', noun, this.#rules.faults(given))
    refuse('SPEC_INVALID', noun, this.#rules.unknownIds(caller, given, before))
    return given
  }

  #own(caller: Caller, id: string, before?: AnySpec): OwnSpecFields {
    return { id, ...auditOf(caller, before, this.#sources) }
  }

  #keep(caller: Caller, made: Spec): Spec {
    const shown = this.#rules.shown(made)
    this.#shelf.set(caller, shown)
    return shown
  }

  #inTurn<T>(write: () => Promise<T>): Promise<T> {
    const done = this.#last.then(write)
    this.#last = done.catch(() => undefined)
    return done
  }
}

const resourceOf = <Spec extends AnySpec>(body: Spec, { id, etag }: OwnSpecFields) => ({
  id,
  etag,
  body,
})

function refuse(error: 'SPEC_FAULTY' | 'SPEC_INVALID', noun: string, faults: Violation[]): void {
  if (faults.length === 0) return
  throw new ApiError(error, `The ${noun} has faults: ${describeViolations(faults)}.`, faults)
}
