import type { Ref } from 'react'
import { useMessages } from '../../../i18n/language.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { Input } from '../../../ui/controls.tsx'
import { Field } from '../../../ui/Field.tsx'

export interface Naming {
  name: string
  description: string
}

interface NameFieldsProps {
  nameLabel: string
  value: Naming
  onChange: (value: Naming) => void
  /** The name is missing, and the reader has tried to go on. */
  isMissing: boolean
  ref?: Ref<HTMLInputElement>
}

/** What a thing is called, and a line about it. */
export function NameFields({ nameLabel, value, onChange, isMissing, ref }: NameFieldsProps) {
  const { common, form } = useMessages()
  const wizard = useWizardTexts()
  return (
    <div className="grid max-w-[720px] items-start gap-x-4 gap-y-4 sm:grid-cols-2">
      <Field
        label={nameLabel}
        required
        requiredLabel={common.required}
        error={isMissing && form.faults.required(nameLabel)}
      >
        {(control) => (
          <Input
            {...control}
            ref={ref}
            value={value.name}
            onChange={({ target }) => onChange({ ...value, name: target.value })}
          />
        )}
      </Field>
      <Field label={wizard.description}>
        {(control) => (
          <Input
            {...control}
            value={value.description}
            onChange={({ target }) => onChange({ ...value, description: target.value })}
          />
        )}
      </Field>
    </div>
  )
}
