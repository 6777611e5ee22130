import type { Field, SampleField } from '#mapping/fields.ts'
import { useId, useMemo } from 'react'
import { useMessages } from '../../../i18n/language.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { Button } from '../../../ui/Button.tsx'
import { FieldError } from '../../../ui/Field.tsx'
import { PlusIcon } from '../../../ui/icons.tsx'
import type { PathOption } from '../../../ui/match-paths.ts'
import type { MappingCheck } from './mapping-check.ts'
import { isFilled, newRow, type MappingRow } from './mapping-rows.ts'
import { MappingRowFields } from './MappingRowFields.tsx'
import { RequiredFields } from './RequiredFields.tsx'
import { StepGroup } from './StepGroup.tsx'

interface MappingRowsProps {
  rows: MappingRow[]
  /** The key of the row that was just made for a source field. */
  begun: string | undefined
  /** The dataflow cannot be without a mapping. */
  isRequired: boolean
  /** Fields that every record must have and no row fills. */
  unmapped: Field[]
  /** The reader has tried to go on: nothing that is wrong stays unsaid. */
  isTried: boolean
  onChange: (rows: MappingRow[]) => void
  sourceFields: SampleField[]
  targetFields: Field[]
  check: MappingCheck
}

/** The mappings as they are, each a line from a source field to a target field. */
export function MappingRows({
  rows,
  begun,
  isRequired,
  unmapped,
  isTried,
  onChange,
  sourceFields,
  targetFields,
  check,
}: MappingRowsProps) {
  const { common } = useMessages()
  const wizard = useWizardTexts()
  const faultId = useId()
  const sources = useMemo(
    () =>
      sourceFields.map(({ path, example }): PathOption => ({
        path,
        detail: JSON.stringify(example),
      })),
    [sourceFields],
  )
  const targets = useMemo(
    () =>
      targetFields.map(({ path, type, title = '', required }): PathOption => ({
        path,
        detail: [title, type].filter(Boolean).join(' · '),
        ...(required && { note: common.required }),
      })),
    [targetFields, common.required],
  )
  const isMissing = isTried && isRequired && rows.length === 0
  const replace = (changed: MappingRow) =>
    onChange(rows.map((row) => (row.key === changed.key ? changed : row)))

  return (
    <StepGroup
      title={wizard.mappings}
      actions={
        <RequiredFields
          mapped={rows.filter(isFilled).length}
          missing={unmapped}
          onMap={(destination) => onChange([...rows, newRow({ destination })])}
        />
      }
    >
      {isMissing ? (
        <FieldError id={faultId}>{wizard.mappingRequired}</FieldError>
      ) : rows.length === 0 ? (
        <p className="text-sm text-muted">
          {isRequired ? wizard.mappingRequired : wizard.noMappings}
        </p>
      ) : (
        <ol className="divide-y divide-line rounded-lg border border-line bg-surface shadow-raised">
          {rows.map((row, index) => (
            <MappingRowFields
              key={row.key}
              position={index + 1}
              row={row}
              isBegun={row.key === begun}
              isTried={isTried}
              onChange={replace}
              onRemove={() => onChange(rows.filter(({ key }) => key !== row.key))}
              sources={sources}
              targets={targets}
              fault={check.faults.get(row.key)}
              warning={check.warnings.get(row.key)}
            />
          ))}
        </ol>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          icon={<PlusIcon />}
          aria-describedby={isMissing ? faultId : undefined}
          data-at-fault={isMissing || undefined}
          onClick={() => onChange([...rows, newRow()])}
        >
          {wizard.addMapping}
        </Button>
        <Button
          kind="quiet"
          icon={<PlusIcon />}
          onClick={() => onChange([...rows, newRow({ sourceType: 'STATIC' })])}
        >
          {wizard.addConstant}
        </Button>
      </div>
    </StepGroup>
  )
}
