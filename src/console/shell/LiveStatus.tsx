import { useSyncExternalStore } from 'react'
import { liveUpdates } from '../api/live-updates.ts'
import { useMessages } from '../i18n/language.ts'
import { StateGlyph } from '../ui/StateGlyph.tsx'

/** Says that what is on screen may be out of date, for as long as the stream of events is broken. */
export function LiveStatus() {
  const { shell } = useMessages()
  const isPaused = useSyncExternalStore(liveUpdates.subscribe, liveUpdates.isPaused)
  return (
    <output className="min-w-0">
      {isPaused && (
        <span
          title={shell.livePaused}
          className="flex items-center gap-1.5 text-sm font-medium text-warn"
        >
          <StateGlyph tone="warn" />
          <span className="truncate max-sm:sr-only">{shell.livePaused}</span>
        </span>
      )}
    </output>
  )
}
