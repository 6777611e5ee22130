import { lazy, Suspense } from 'react'
import { loadInletPanelTexts } from '../i18n/inlet-panel-texts.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import type { InletPanelProps } from './inlet-panel/inlet-panel-props.ts'

const LoadedPanel = lazy(async () => {
  const [{ LoadedPanel: component }] = await Promise.all([
    import('./inlet-panel/LoadedPanel.tsx'),
    loadInletPanelTexts(),
  ])
  return { default: component }
})

/**
 * Sends messages to an inlet as a device would, and shows what becomes of each. Loaded apart, so that a page can
 * offer it without its weight.
 */
export function InletPanel(props: InletPanelProps) {
  return (
    <Suspense
      fallback={
        <div className="flex min-h-dvh flex-col gap-4 py-2">
          <Skeleton />
          <Skeleton className="w-64" />
        </div>
      }
    >
      <LoadedPanel {...props} />
    </Suspense>
  )
}
