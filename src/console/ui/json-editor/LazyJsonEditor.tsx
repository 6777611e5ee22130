import { lazy, Suspense } from 'react'
import { Skeleton } from '../Skeleton.tsx'
import type { JsonEditorProps } from './editor-props.ts'

const JsonEditor = lazy(async () => ({ default: (await import('./JsonEditor.tsx')).JsonEditor }))

/** The JSON editor, loaded only where one is opened: it is as large as a page. */
export function LazyJsonEditor(props: JsonEditorProps) {
  return (
    <Suspense
      fallback={
        <div className="p-4">
          <Skeleton className="w-40" />
        </div>
      }
    >
      <JsonEditor {...props} />
    </Suspense>
  )
}
