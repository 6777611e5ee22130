/** Keeps values by key, as many as fit: for one too many, the one that was not asked for the longest goes. */
export class RecentlyUsed<Value extends object | null> {
  readonly #values = new Map<string, Value>()
  readonly #limit: number
  readonly #forget: (value: Value) => void

  /** @param forget told of each value that goes. */
  constructor(limit: number, forget: (value: Value) => void) {
    this.#limit = limit
    this.#forget = forget
  }

  get size(): number {
    return this.#values.size
  }

  /** The value of a key, made if it is not there. */
  getOr(key: string, make: () => Value): Value {
    const known = this.#values.get(key)
    const value = known === undefined ? make() : known
    // A map keeps the order in which keys were set, so the first is the least recently used.
    this.#values.delete(key)
    this.#values.set(key, value)
    for (const [oldest, left] of this.#values) {
      if (this.#values.size <= this.#limit) break
      this.#values.delete(oldest)
      this.#forget(left)
    }
    return value
  }
}
