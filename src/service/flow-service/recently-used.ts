/** Keeps values by key, as many as fit: for one too many, the one that was not asked for the longest goes. */
export class RecentlyUsed<Value extends object | string | null> {
  readonly #values = new Map<string, Value>()
  readonly #limit: number
  readonly #forget: (value: Value) => void
  readonly #sizeOf: (key: string, value: Value) => number
  #taken = 0

  /**
   * @param limit how many fit, or of what size together.
   * @param forget told of each value that goes.
   * @param sizeOf how much of the limit a value takes with its key.
   */
  constructor(
    limit: number,
    forget: (value: Value) => void,
    sizeOf: (key: string, value: Value) => number = () => 1,
  ) {
    this.#limit = limit
    this.#forget = forget
    this.#sizeOf = sizeOf
  }

  get size(): number {
    return this.#values.size
  }

  /** The value of a key, made if it is not there. */
  getOr(key: string, make: () => Value): Value {
    const known = this.#values.get(key)
    const value = known === undefined ? make() : known
    // A map keeps the order in which keys were set, so the first is the least recently used.
    if (known === undefined) this.#taken += this.#sizeOf(key, value)
    this.#values.delete(key)
    this.#values.set(key, value)
    for (const [oldest, left] of this.#values) {
      if (this.#taken <= this.#limit) break
      this.#values.delete(oldest)
      this.#taken -= this.#sizeOf(oldest, left)
      this.#forget(left)
    }
    return value
  }
}
