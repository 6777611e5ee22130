import type { JsonObject } from '#contract/entity.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { validatorsQuery } from '../../api/validators.ts'
import { useSandbox } from '../../components/require-param.ts'
import { useMessages } from '../../i18n/language.ts'
import { CodeBlock } from '../../ui/Code.tsx'
import { WarningIcon } from '../../ui/icons.tsx'

interface FormPreviewProps {
  /** Draws the form; `show` takes what it makes, which stands under it then. */
  children: (show: (result: JsonObject) => void) => ReactNode
}

/** A form to try: what it makes is shown, and nothing is sent. */
export function FormPreview({ children }: FormPreviewProps) {
  const { sourcePage } = useMessages()
  const [result, setResult] = useState<JsonObject>()
  return (
    <div className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4 shadow-raised sm:p-5">
      {children(setResult)}
      {result && (
        <output className="flex min-w-0 flex-col gap-1">
          <span className="text-sm font-medium">{sourcePage.result}</span>
          <CodeBlock label={sourcePage.result}>{JSON.stringify(result, null, 2)}</CodeBlock>
        </output>
      )}
    </div>
  )
}

/** What had to be repaired in a schema: of interest to the author of the spec. */
export function SchemaNotes({ schema }: { schema: JsonObject }) {
  const { sourcePage } = useMessages()
  const { data } = useSuspenseQuery(validatorsQuery(useSandbox(), schema))
  if (data.notes.length === 0) return null
  return (
    <div className="flex gap-2.5 rounded-lg bg-warn-soft px-4 py-3 text-sm">
      <WarningIcon className="mt-0.5 shrink-0 text-warn" />
      <div>
        <p className="font-medium">{sourcePage.notes}</p>
        <ul>
          {data.notes.map(({ kind, pointer, name = '' }) => (
            <li key={kind + pointer + name}>{sourcePage.note[kind](name)}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
