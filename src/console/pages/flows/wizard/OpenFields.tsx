import type { MouseEvent } from 'react'
import { useSandbox } from '../../../components/require-param.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { paths } from '../../../paths.ts'
import { Button, ButtonLink } from '../../../ui/Button.tsx'
import { Code } from '../../../ui/Code.tsx'
import { CheckIcon } from '../../../ui/icons.tsx'
import { StepGroup } from './StepGroup.tsx'
import { newRow, type MappingRow, type OpenField } from './mapping-rows.ts'

interface OpenFieldsProps {
  fields: OpenField[]
  onAccept: (rows: MappingRow[]) => void
  /** Makes a row that has no target field yet. */
  onBegin: (row: MappingRow) => void
  hasSample: boolean
  flowId: string
}

/** The sample's fields that go nowhere yet, each with a suggestion and its reason where there is one. */
export function OpenFields({ fields, onAccept, onBegin, hasSample, flowId }: OpenFieldsProps) {
  const wizard = useWizardTexts()
  const sandbox = useSandbox()
  const suggested = fields.flatMap(({ suggestion }) => suggestion ?? [])
  return (
    <StepGroup
      title={wizard.openFields}
      actions={
        suggested.length > 0 && (
          <Button
            icon={<CheckIcon />}
            onClick={() => onAccept(suggested.map((each) => newRow(each)))}
          >
            {wizard.acceptAll(suggested.length)}
          </Button>
        )
      }
    >
      {!hasSample ? (
        <div className="flex flex-wrap items-center gap-3 text-sm text-muted">
          {wizard.noSample}
          <ButtonLink to={paths.editDataflow(sandbox, flowId, 'data')}>
            {wizard.addSample}
          </ButtonLink>
        </div>
      ) : fields.length === 0 ? (
        <p className="text-sm text-muted">{wizard.allMapped}</p>
      ) : (
        <ul className="divide-y divide-line rounded-lg border border-line bg-surface shadow-raised">
          {fields.map((field) => (
            <OpenFieldRow
              key={field.path}
              field={field}
              onAccept={(row) => onAccept([row])}
              onBegin={onBegin}
            />
          ))}
        </ul>
      )}
    </StepGroup>
  )
}

interface OpenFieldRowProps {
  field: OpenField
  onAccept: (row: MappingRow) => void
  onBegin: (row: MappingRow) => void
}

function OpenFieldRow({ field, onAccept, onBegin }: OpenFieldRowProps) {
  const wizard = useWizardTexts()
  const { path, example, suggestion } = field
  return (
    <li className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5 text-sm">
      <span className="flex min-w-0 flex-1 basis-48 flex-wrap items-baseline gap-x-3">
        <Code className="wrap-anywhere">{path}</Code>
        <span className="min-w-0 truncate text-xs text-muted">{JSON.stringify(example)}</span>
      </span>
      {suggestion ? (
        <>
          <span className="flex min-w-0 flex-1 basis-48 flex-wrap items-baseline gap-x-3">
            <Code className="wrap-anywhere">{suggestion.destination}</Code>
            <span className="text-xs text-muted">{wizard.reasons[suggestion.reason]}</span>
          </span>
          <Button
            icon={<CheckIcon />}
            aria-label={wizard.acceptNamed(path, suggestion.destination)}
            {...once(() => onAccept(newRow(suggestion)))}
          >
            {wizard.accept}
          </Button>
        </>
      ) : (
        <Button
          aria-label={wizard.mapNamed(path)}
          {...once(() => onBegin(newRow({ source: path })))}
        >
          {wizard.map}
        </Button>
      )}
    </li>
  )
}

/**
 * A field that is mapped leaves the list, so that the second click of a double click lands on another one's button: it
 * neither maps that, nor takes the focus from where the first one led.
 */
const once = (act: () => void) => ({
  onMouseDown(event: MouseEvent) {
    if (event.detail > 1) event.preventDefault()
  },
  onClick(event: MouseEvent) {
    if (event.detail < 2) act()
  },
})
