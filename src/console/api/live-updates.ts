const listeners = new Set<() => void>()
let isPaused = false

/** Whether the stream of events is broken for now; it is being opened anew all the while. */
export const liveUpdates = {
  isPaused: () => isPaused,

  /** @returns how to stop listening. */
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },

  /** For what reads the stream. */
  setPaused(paused: boolean): void {
    if (paused === isPaused) return
    isPaused = paused
    listeners.forEach((listener) => listener())
  },
}
