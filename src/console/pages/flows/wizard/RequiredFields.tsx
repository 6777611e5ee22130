import type { Field } from '#mapping/fields.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { PlusIcon } from '../../../ui/icons.tsx'

interface RequiredFieldsProps {
  /** How many rows map something. */
  mapped: number
  missing: Field[]
  onMap: (destination: string) => void
}

/** How many fields that every record must have are not mapped yet, each a press away from being so. */
export function RequiredFields({ mapped, missing, onMap }: RequiredFieldsProps) {
  const wizard = useWizardTexts()
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <output>
        {missing.length > 0 ? (
          <Badge tone="warn">{wizard.requiredMissing(missing.length)}</Badge>
        ) : mapped === 0 ? (
          <Badge tone="waiting">{wizard.noneMapped}</Badge>
        ) : (
          <Badge tone="ok">{wizard.requiredMapped}</Badge>
        )}
      </output>
      {missing.map(({ path }) => (
        <Button
          key={path}
          icon={<PlusIcon />}
          aria-label={wizard.mapTo(path)}
          onClick={() => onMap(path)}
          className="font-mono"
        >
          {path}
        </Button>
      ))}
    </div>
  )
}
