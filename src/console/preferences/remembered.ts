import { useSyncExternalStore } from 'react'

/** A choice of the reader's that the browser remembers, and that re-renders what shows it. */
export interface Remembered<Choice extends string> {
  get(): Choice
  set(choice: Choice): void
  subscribe(listener: () => void): () => void
}

/**
 * @param key under which the browser keeps the choice.
 * @param choices what may be kept there; anything else counts as not chosen.
 * @param fallback what holds until something is chosen.
 */
export function remembered<Choice extends string>(
  key: string,
  choices: readonly Choice[],
  fallback: () => Choice,
): Remembered<Choice> {
  const listeners = new Set<() => void>()
  const kept = read(key)
  let current = choices.find((choice) => choice === kept) ?? fallback()
  return {
    get: () => current,
    set(choice) {
      current = choice
      keep(key, choice)
      listeners.forEach((listener) => listener())
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The choice as it stands, live. */
export const useRemembered = <Choice extends string>(choice: Remembered<Choice>): Choice =>
  useSyncExternalStore(choice.subscribe, choice.get)

// A browser may refuse storage altogether; a choice then lasts as long as the page.
function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function keep(key: string, choice: string): void {
  try {
    localStorage.setItem(key, choice)
  } catch {
    return
  }
}
