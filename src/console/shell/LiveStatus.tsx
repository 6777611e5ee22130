import { useSyncExternalStore } from 'react'
import { liveUpdates } from '../api/live-updates.ts'
import { useMessages } from '../i18n/language.ts'
import { Badge } from '../ui/Badge.tsx'

/** Says that what is on screen may be out of date, for as long as the stream of events is broken. */
export function LiveStatus() {
  const { shell } = useMessages()
  const isPaused = useSyncExternalStore(liveUpdates.subscribe, liveUpdates.isPaused)
  return (
    <output className="min-w-0 truncate">
      {isPaused && <Badge tone="warn">{shell.livePaused}</Badge>}
    </output>
  )
}
