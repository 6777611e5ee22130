import type { RegistryResource } from '#contract/schema-registry.ts'
import { Suspense } from 'react'
import { useMessages } from '../../../i18n/language.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { Input } from '../../../ui/controls.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { ChoiceList } from './ChoiceList.tsx'
import { ModeSwitch } from './ModeSwitch.tsx'
import { faultsOf, type NewDataSetValues } from './new-data-set.ts'
import { NewSchemaFields } from './NewSchemaFields.tsx'

interface NewDataSetFieldsProps {
  values: NewDataSetValues
  onChange: (values: NewDataSetValues) => void
  schemas: RegistryResource[]
  isTried: boolean
}

/** A new dataset: its name and its schema. */
export function NewDataSetFields({ values, onChange, schemas, isTried }: NewDataSetFieldsProps) {
  const { common, form } = useMessages()
  const wizard = useWizardTexts()
  const faults = isTried ? faultsOf(values) : {}
  return (
    <div className="flex flex-col gap-6">
      <div className="max-w-[480px]">
        <Field
          label={wizard.dataSetName}
          required
          requiredLabel={common.required}
          error={faults.name && form.faults.required(wizard.dataSetName)}
        >
          {(control) => (
            <Input
              {...control}
              value={values.name}
              onChange={({ target }) => onChange({ ...values, name: target.value })}
            />
          )}
        </Field>
      </div>
      {schemas.length > 0 && (
        <ModeSwitch
          legend={common.schema}
          labels={wizard.schemaModes}
          mode={values.schemaMode}
          onChange={(schemaMode) => onChange({ ...values, schemaMode })}
        />
      )}
      {values.schemaMode === 'existing' ? (
        <ChoiceList
          legend={wizard.schemas}
          chosen={values.schemaId}
          onChoose={(schemaId) => onChange({ ...values, schemaId })}
          error={faults.schemaId && wizard.chooseSchema}
          choices={schemas.map(({ $id, title, version }) => ({
            value: $id,
            label: title,
            detail: `${common.version} ${version}`,
          }))}
        />
      ) : (
        <Suspense fallback={<Skeleton className="h-8 w-full" />}>
          <NewSchemaFields values={values} onChange={onChange} faults={faults} />
        </Suspense>
      )}
    </div>
  )
}
