import type { RegistryResource } from '#contract/schema-registry.ts'
import { useSuspenseQueries } from '@tanstack/react-query'
import { libraryQuery } from '../../../api/schemas.ts'
import { useSandbox } from '../../../components/require-param.ts'
import { useMessages } from '../../../i18n/language.ts'
import { Checkbox, Input } from '../../../ui/controls.tsx'
import { Field } from '../../../ui/Field.tsx'
import { ChoiceList } from './ChoiceList.tsx'
import { fitsClass } from './field-groups.ts'
import type { NewDataSetValues } from './new-data-set.ts'

interface NewSchemaFieldsProps {
  values: NewDataSetValues
  onChange: (values: NewDataSetValues) => void
  faults: { title?: true; classId?: true }
}

/** A new schema: what its records are about, and which fields they have beside. */
export function NewSchemaFields({ values, onChange, faults }: NewSchemaFieldsProps) {
  const { common, form, wizard } = useMessages()
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

interface FieldGroupChoicesProps {
  fieldGroups: RegistryResource[]
  chosen: string[]
  onChange: (chosen: string[]) => void
}

function FieldGroupChoices({ fieldGroups, chosen, onChange }: FieldGroupChoicesProps) {
  const { wizard } = useMessages()
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="text-sm font-medium">{wizard.fieldGroups}</legend>
      <p className="mb-1 text-sm text-muted">{wizard.fieldGroupsHelp}</p>
      <div className="grid gap-x-6 gap-y-1 rounded-lg border border-line bg-surface px-4 py-3 shadow-raised sm:grid-cols-2 lg:grid-cols-3">
        {fieldGroups.map(({ $id, title }) => (
          <Checkbox
            key={$id}
            label={title}
            checked={chosen.includes($id)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, $id] : chosen.filter((id) => id !== $id))
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
