/** Who refers to whom, asked from the side that is referred to. */
export class References {
  readonly #to = new Map<string, string[]>()
  readonly #from = new Map<string, Set<string>>()

  /** What `from` refers to from now on; nothing, once it is gone. */
  set(from: string, to: string[]): void {
    for (const old of this.#to.get(from) ?? []) this.#from.get(old)?.delete(from)
    if (to.length === 0) this.#to.delete(from)
    else this.#to.set(from, to)
    for (const each of to) this.#from.set(each, (this.#from.get(each) ?? new Set()).add(from))
  }

  /** Those that refer to `to`. */
  of(to: string): string[] {
    return [...(this.#from.get(to) ?? [])]
  }
}
