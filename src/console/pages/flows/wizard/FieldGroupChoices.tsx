import type { RegistryResource } from '#contract/schema-registry.ts'
import { fieldsOf } from '#mapping/fields.ts'
import { useQuery } from '@tanstack/react-query'
import { fieldGroupQuery } from '../../../api/schemas.ts'
import { useSandbox } from '../../../components/require-param.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { Checkbox } from '../../../ui/controls.tsx'

interface FieldGroupChoicesProps {
  fieldGroups: RegistryResource[]
  chosen: string[]
  onChange: (chosen: string[]) => void
}

/** The field groups that fit a class; what each that is taken brings is told below it. */
export function FieldGroupChoices({ fieldGroups, chosen, onChange }: FieldGroupChoicesProps) {
  const wizard = useWizardTexts()
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="text-sm font-medium">{wizard.fieldGroups}</legend>
      <p className="mb-1 text-sm text-muted">{wizard.fieldGroupsHelp}</p>
      <div className="grid gap-x-6 gap-y-1 rounded-lg border border-line bg-surface px-4 py-3 shadow-raised sm:grid-cols-2 lg:grid-cols-3">
        {fieldGroups.map(({ $id, title }) => (
          <div key={$id} className="min-w-0">
            <Checkbox
              label={title}
              checked={chosen.includes($id)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, $id] : chosen.filter((id) => id !== $id))
              }
            />
            {chosen.includes($id) && <Contents id={$id} />}
          </div>
        ))}
      </div>
      <output className="block rounded-md bg-warn-soft px-3 py-2 text-sm empty:hidden">
        {chosen.length === 0 && wizard.noFieldGroup}
      </output>
    </fieldset>
  )
}

/** So many names tell what a field group is about. */
const NAMES_SHOWN = 3

function Contents({ id }: { id: string }) {
  const wizard = useWizardTexts()
  const { data } = useQuery(fieldGroupQuery(useSandbox(), id))
  if (!data) return null
  const paths = fieldsOf(data).map(({ path }) => path)
  return (
    <p className="pl-6 text-xs text-muted wrap-anywhere">
      {wizard.fieldsBegin(paths.length)} {paths.slice(0, NAMES_SHOWN).join(', ')}
      {paths.length > NAMES_SHOWN && ' …'}
    </p>
  )
}
