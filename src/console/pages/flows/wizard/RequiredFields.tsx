import type { Field } from '#mapping/fields.ts'
import { useMessages } from '../../../i18n/language.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { PlusIcon } from '../../../ui/icons.tsx'

interface RequiredFieldsProps {
  missing: Field[]
  onMap: (destination: string) => void
}

/** How many fields that every record must have are not mapped yet, each a press away from being so. */
export function RequiredFields({ missing, onMap }: RequiredFieldsProps) {
  const { wizard } = useMessages()
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <output>
        <Badge tone={missing.length > 0 ? 'warn' : 'ok'}>
          {missing.length > 0 ? wizard.requiredMissing(missing.length) : wizard.requiredMapped}
        </Badge>
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
