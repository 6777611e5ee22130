import type { Resource } from '../storage/resource-store.ts'

/** In characters, of what is kept and what it is kept by. */
const KEPT_CHARACTERS = 8_000_000

/**
 * What readers see of entities, as JSON text. It is made of nothing but the stored text and the origin that the request
 * came to, so it is kept by these: most reads are of what was read before. The one that was not read for the longest goes
 * first.
 */
export class PresentedTexts<Body extends object> {
  readonly #present: (body: Body, origin: string) => object
  readonly #texts = new Map<string, string>()
  readonly #limit: number
  #characters = 0

  constructor(present: (body: Body, origin: string) => object, limit: number = KEPT_CHARACTERS) {
    this.#present = present
    this.#limit = limit
  }

  /** @param origin scheme, host and port of the request. */
  of(resource: Resource<Body>, origin: string): string {
    if (resource.text === undefined) return JSON.stringify(this.#present(resource.body, origin))
    const key = `${origin} ${resource.text}`
    const known = this.#texts.get(key)
    if (known !== undefined) this.#forget(key, known)
    const text = known ?? JSON.stringify(this.#present(resource.body, origin))
    this.#texts.set(key, text)
    this.#characters += key.length + text.length
    for (const [oldest, left] of this.#texts) {
      if (this.#characters <= this.#limit) break
      this.#forget(oldest, left)
    }
    return text
  }

  #forget(key: string, text: string): void {
    this.#texts.delete(key)
    this.#characters -= key.length + text.length
  }
}
