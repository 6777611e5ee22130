import type { SampleField } from '#mapping/fields.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { Tag } from '../../../ui/Badge.tsx'
import { Code } from '../../../ui/Code.tsx'
import { ScrollRegion } from '../../../ui/ScrollRegion.tsx'

interface SampleFieldsProps {
  fields: SampleField[]
  /** Stands where there is none. */
  emptyText: string
}

/** What the sample has: each field's path, type and first value. */
export function SampleFields({ fields, emptyText }: SampleFieldsProps) {
  const wizard = useWizardTexts()
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="text-sm font-medium">{wizard.sampleFields}</p>
      <p aria-live="polite" className="text-sm text-muted">
        {fields.length > 0 ? wizard.fieldCount(fields.length) : emptyText}
      </p>
      {fields.length > 0 && (
        <ScrollRegion
          label={wizard.sampleFields}
          className="mt-0.5 max-h-80 overflow-auto rounded-lg border border-line bg-surface shadow-raised"
        >
          <ul className="divide-y divide-line">
            {fields.map(({ path, type, example }) => (
              <li key={path} className="flex min-h-8 items-center gap-3 px-4 py-1 text-sm">
                <Code className="min-w-0 flex-1 wrap-break-word">{path}</Code>
                <span className="max-w-[45%] truncate text-muted">{JSON.stringify(example)}</span>
                <Tag>{type}</Tag>
              </li>
            ))}
          </ul>
        </ScrollRegion>
      )}
    </div>
  )
}
