import { liveUpdates } from './live-updates.ts'

/**
 * Follows a sandbox's events once the page is there: reading a stream is no part of what the first paint waits for.
 *
 * @returns how to stop.
 */
export function followEventsLater(sandbox: string): () => void {
  const stopped = new AbortController()
  void follow(sandbox, stopped.signal)
  return () => stopped.abort()
}

async function follow(sandbox: string, signal: AbortSignal): Promise<void> {
  const loaded = await import('./events.ts').catch(() => undefined)
  if (!loaded) return liveUpdates.setPaused(true)
  if (signal.aborted) return
  const stop = loaded.followEvents(sandbox)
  signal.addEventListener('abort', stop)
}
