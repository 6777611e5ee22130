import { useSandbox } from '../../../components/require-param.ts'
import { useMessages } from '../../../i18n/language.ts'
import { paths } from '../../../paths.ts'
import { Button, ButtonLink } from '../../../ui/Button.tsx'
import { Code } from '../../../ui/Code.tsx'
import { CheckIcon } from '../../../ui/icons.tsx'
import { StepGroup } from './StepGroup.tsx'
import { newRow, type MappingRow, type OpenField } from './mapping-rows.ts'

interface OpenFieldsProps {
  fields: OpenField[]
  onMap: (rows: MappingRow[]) => void
  hasSample: boolean
  flowId: string
}

/** The sample's fields that go nowhere yet, each with a suggestion and its reason where there is one. */
export function OpenFields({ fields, onMap, hasSample, flowId }: OpenFieldsProps) {
  const { wizard } = useMessages()
  const sandbox = useSandbox()
  const suggested = fields.flatMap(({ suggestion }) => suggestion ?? [])
  return (
    <StepGroup
      title={wizard.openFields}
      actions={
        suggested.length > 0 && (
          <Button icon={<CheckIcon />} onClick={() => onMap(suggested.map((each) => newRow(each)))}>
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
            <OpenFieldRow key={field.path} field={field} onMap={(row) => onMap([row])} />
          ))}
        </ul>
      )}
    </StepGroup>
  )
}

function OpenFieldRow({ field, onMap }: { field: OpenField; onMap: (row: MappingRow) => void }) {
  const { wizard } = useMessages()
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
            onClick={() => onMap(newRow(suggestion))}
          >
            {wizard.accept}
          </Button>
        </>
      ) : (
        <Button aria-label={wizard.mapNamed(path)} onClick={() => onMap(newRow({ source: path }))}>
          {wizard.map}
        </Button>
      )}
    </li>
  )
}
