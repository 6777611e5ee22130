import type { Resource } from '../storage/resource-store.ts'
import { RecentlyUsed } from '../recently-used.ts'

/** In characters, of what is kept and what it is kept by. */
const KEPT_CHARACTERS = 8_000_000

/**
 * What readers see of entities, as JSON text. It is made of nothing but the stored text and the origin that the request
 * came to, so it is kept by these: most reads are of what was read before. The one that was not read for the longest goes
 * first.
 */
export class PresentedTexts<Body extends object> {
  readonly #present: (body: Body, origin: string) => object
  readonly #texts: RecentlyUsed<string>

  constructor(present: (body: Body, origin: string) => object, limit: number = KEPT_CHARACTERS) {
    this.#present = present
    this.#texts = new RecentlyUsed(
      limit,
      () => undefined,
      (key, text) => key.length + text.length,
    )
  }

  /** @param origin scheme, host and port of the request. */
  of(resource: Resource<Body>, origin: string): string {
    const make = () => JSON.stringify(this.#present(resource.body, origin))
    return resource.text === undefined
      ? make()
      : this.#texts.getOr(`${origin} ${resource.text}`, make)
  }
}
