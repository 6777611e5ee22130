import { useSyncExternalStore } from 'react'
import { useFormat } from '../i18n/language.ts'

const TICK_MS = 15_000

let now = Date.now()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One clock for every time on the page, and none when there is no time on it. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  now = Date.now()
  timer ??= setInterval(() => {
    now = Date.now()
    listeners.forEach((tell) => tell())
  }, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** How long ago, live, and exactly when on hover. @param at epoch milliseconds. */
export function Time({ at }: { at: number }) {
  const format = useFormat()
  const current = useSyncExternalStore(subscribe, () => now)
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={format.exactTime(at)}
      className="whitespace-nowrap"
    >
      {format.relativeTime(at, Math.max(current, at))}
    </time>
  )
}
