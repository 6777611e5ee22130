import type { Scope } from '../storage/resource-store.ts'

/** What ships with the service, and under it what each tenant made itself: all specs of one kind, in memory. */
export class SpecShelf<Spec extends { id: string }> {
  readonly #shipped: Map<string, Spec>
  readonly #own = new Map<string, Map<string, Spec>>()

  constructor(shipped: Spec[]) {
    this.#shipped = new Map(shipped.map((spec) => [spec.id, spec]))
  }

  /** The shipped ones first, each in the tenant's own version if there is one. */
  all(scope: Scope): Spec[] {
    const own = this.#own.get(keyOf(scope))
    if (!own) return [...this.#shipped.values()]
    return [...new Map([...this.#shipped, ...own]).values()]
  }

  /** What an organisation made in any of its sandboxes. */
  ofOrganisation(orgId: string): Spec[] {
    return [...this.#own]
      .filter(([key]) => key.startsWith(beginningOf(orgId)))
      .flatMap(([, own]) => [...own.values()])
  }

  find(scope: Scope, id: string): Spec | undefined {
    return this.#own.get(keyOf(scope))?.get(id) ?? this.#shipped.get(id)
  }

  isShipped(id: string): boolean {
    return this.#shipped.has(id)
  }

  /** Keeps a tenant's own spec. */
  set(scope: Scope, spec: Spec): void {
    const key = keyOf(scope)
    const own = this.#own.get(key) ?? new Map<string, Spec>()
    own.set(spec.id, spec)
    this.#own.set(key, own)
  }

  /** Forgets what a tenant made. */
  forget(scope: Scope): void {
    this.#own.delete(keyOf(scope))
  }
}

const keyOf = ({ orgId, sandbox }: Scope): string => JSON.stringify([orgId, sandbox.id])

/** How the keys of an organisation's sandboxes begin. */
const beginningOf = (orgId: string): string => `[${JSON.stringify(orgId)},`
