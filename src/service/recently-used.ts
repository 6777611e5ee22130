/** Keeps values by key, as many as fit: for one too many, the one that was not asked for the longest goes. */
export class RecentlyUsed<Value extends object | string | null> {
  readonly #values = new Map<string, Value>()
  readonly #limit: number
  readonly #forget: (value: Value) => void
  readonly #sizeOf: (key: string, value: Value) => number
  #taken = 0

  /**
   * @param limit how many fit, or of what size together.
   * @param forget told of each value that goes because there is no room.
   * @param sizeOf how much of the limit a value takes with its key.
   */
  constructor(
    limit: number,
    forget: (value: Value) => void = () => undefined,
    sizeOf: (key: string, value: Value) => number = () => 1,
  ) {
    this.#limit = limit
    this.#forget = forget
    this.#sizeOf = sizeOf
  }

  get size(): number {
    return this.#values.size
  }

  get(key: string): Value | undefined {
    const known = this.#values.get(key)
    if (known === undefined) return undefined
    // A map keeps the order in which keys were set, so the first is the least recently used.
    this.#values.delete(key)
    this.#values.set(key, known)
    return known
  }

  /** The value of a key, made if it is not there. */
  getOr(key: string, make: () => Value): Value {
    const known = this.get(key)
    if (known !== undefined) return known
    const value = make()
    this.set(key, value)
    return value
  }

  set(key: string, value: Value): void {
    this.delete(key)
    this.#values.set(key, value)
    this.#taken += this.#sizeOf(key, value)
    for (const [oldest, left] of this.#values) {
      if (this.#taken <= this.#limit) break
      this.delete(oldest)
      this.#forget(left)
    }
  }

  delete(key: string): void {
    const known = this.#values.get(key)
    if (known === undefined) return
    this.#values.delete(key)
    this.#taken -= this.#sizeOf(key, known)
  }

  clear(): void {
    this.#values.clear()
    this.#taken = 0
  }
}
