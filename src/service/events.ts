import type { ConsoleEvent } from '#contract/console.ts'
import type { Scope } from './storage/resource-store.ts'

type Listener = (event: ConsoleEvent) => void

/** Tells open consoles what has changed. Nothing is kept: who listens later asks the API. */
export class Events {
  readonly #listeners = new Map<string, Set<Listener>>()

  publish(scope: Scope, event: ConsoleEvent): void {
    for (const listener of this.#listeners.get(keyOf(scope)) ?? []) listener(event)
  }

  /** Calls `listener` with each event of the sandbox. @returns what stops it. */
  subscribe(scope: Scope, listener: Listener): () => void {
    const key = keyOf(scope)
    const listeners = this.#listeners.get(key) ?? new Set()
    this.#listeners.set(key, listeners.add(listener))
    return () => {
      listeners.delete(listener)
    }
  }
}

function keyOf({ orgId, sandbox }: Scope): string {
  return JSON.stringify([orgId, sandbox.id])
}
