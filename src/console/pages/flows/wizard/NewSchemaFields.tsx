import { useSuspenseQueries } from '@tanstack/react-query'
import { libraryQuery } from '../../../api/schemas.ts'
import { useSandbox } from '../../../components/require-param.ts'
import { useMessages } from '../../../i18n/language.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { Input } from '../../../ui/controls.tsx'
import { Field } from '../../../ui/Field.tsx'
import { ChoiceList } from './ChoiceList.tsx'
import { FieldGroupChoices } from './FieldGroupChoices.tsx'
import { fitsClass } from './field-groups.ts'
import type { NewDataSetValues } from './new-data-set.ts'

interface NewSchemaFieldsProps {
  values: NewDataSetValues
  onChange: (values: NewDataSetValues) => void
  faults: { title?: true; classId?: true }
}

/** A new schema: what its records are about, and which fields they have beside. */
export function NewSchemaFields({ values, onChange, faults }: NewSchemaFieldsProps) {
  const { common, form } = useMessages()
  const wizard = useWizardTexts()
  const sandbox = useSandbox()
  const [{ data: classes }, { data: fieldGroups }] = useSuspenseQueries({
    queries: [libraryQuery(sandbox, 'classes'), libraryQuery(sandbox, 'fieldgroups')],
  })
  const { classId } = values
  const fitting = classId ? fieldGroups.filter((group) => fitsClass(group, classId)) : []

  /** Field groups of another class do not fit: they are not kept in secret. */
  function chooseClass(chosen: string) {
    const fitting = new Set(
      fieldGroups.filter((group) => fitsClass(group, chosen)).map(({ $id }) => $id),
    )
    const fieldGroupIds = values.fieldGroupIds.filter((id) => fitting.has(id))
    onChange({ ...values, classId: chosen, fieldGroupIds })
  }

  return (
    <div className="flex flex-col gap-6">
      <div className="max-w-[480px]">
        <Field
          label={wizard.schemaTitle}
          required
          requiredLabel={common.required}
          error={faults.title && form.faults.required(wizard.schemaTitle)}
        >
          {(control) => (
            <Input
              {...control}
              value={values.title}
              onChange={({ target }) => onChange({ ...values, title: target.value })}
            />
          )}
        </Field>
      </div>
      <ChoiceList
        legend={wizard.schemaClass}
        chosen={classId}
        onChoose={chooseClass}
        error={faults.classId && wizard.chooseClass}
        choices={classes.map(({ $id, title }) => ({
          value: $id,
          label: title,
          detail: wizard.classes[$id.split('/').at(-1) === 'profile' ? 'profile' : 'event'],
        }))}
      />
      {classId && (
        <FieldGroupChoices
          fieldGroups={fitting}
          chosen={values.fieldGroupIds}
          onChange={(fieldGroupIds) => onChange({ ...values, fieldGroupIds })}
        />
      )}
    </div>
  )
}
