import type { JsonObject } from '#mapping/json.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { CodeBlock } from '../../../ui/Code.tsx'

interface MappingPreviewProps {
  /** Null if there is no sample to map. */
  preview: JsonObject | null
  faultCount: number
}

/** The sample as the dataset would get it, live. */
export function MappingPreview({ preview, faultCount }: MappingPreviewProps) {
  const wizard = useWizardTexts()
  return (
    <section className="flex min-w-0 flex-col gap-3 xl:sticky xl:top-16">
      <h3 className="text-base font-semibold">{wizard.preview}</h3>
      {preview === null || Object.keys(preview).length === 0 ? (
        <p className="text-sm text-muted">{wizard.noPreview}</p>
      ) : (
        <CodeBlock label={wizard.preview}>{JSON.stringify(preview, null, 2)}</CodeBlock>
      )}
      {faultCount > 0 && <p className="text-sm text-muted">{wizard.previewFaults(faultCount)}</p>}
    </section>
  )
}
