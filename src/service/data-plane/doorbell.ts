/** Lets one side wait until the other has rung; a ring that comes before the waiting is not lost. */
export interface Doorbell {
  ring(): void
  /** Forgets former rings: what they told is about to be looked at. */
  hush(): void
  /** Resolves at the next ring, or at once if there was one since the last `hush`. */
  rung(): Promise<void>
}

export function createDoorbell(): Doorbell {
  let bell = Promise.withResolvers<void>()
  return {
    ring: () => bell.resolve(),
    hush() {
      bell = Promise.withResolvers<void>()
    },
    rung: () => bell.promise,
  }
}
