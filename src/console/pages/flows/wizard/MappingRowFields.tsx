import { useState } from 'react'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { ChevronRightIcon, TrashIcon } from '../../../ui/icons.tsx'
import type { PathOption } from '../../../ui/match-paths.ts'
import { PathInput } from '../../../ui/PathInput.tsx'
import type { RowFault } from './mapping-check.ts'
import type { MappingRow } from './mapping-rows.ts'

interface MappingRowFieldsProps {
  /** From 1. */
  position: number
  row: MappingRow
  /** It was just made for its source field: its target field is next. */
  isBegun: boolean
  /** The reader has tried to go on: nothing that is wrong stays unsaid. */
  isTried: boolean
  onChange: (row: MappingRow) => void
  onRemove: () => void
  sources: PathOption[]
  targets: PathOption[]
  /** What keeps the row from being stored. */
  fault: RowFault | undefined
  /** What it cannot do with the sample. */
  warning: string | undefined
}

const NO_OPTIONS: PathOption[] = []

/** One mapping: where the value comes from, where it goes, and what is wrong with either. */
export function MappingRowFields({
  position,
  row,
  isBegun,
  isTried,
  onChange,
  onRemove,
  sources,
  targets,
  fault,
  warning,
}: MappingRowFieldsProps) {
  const wizard = useWizardTexts()
  // Half a path is no mistake while it is typed: a row is judged once it is left.
  const [isLeft, setLeft] = useState(row.source !== '' && row.destination !== '')
  const isConstant = row.sourceType === 'STATIC'
  const isJudged = isLeft || isTried

  /** An empty field needs no explanation of paths: it is to be filled. */
  function faultAt(field: RowFault['field'], fill: string): string | undefined {
    if (!isJudged || fault?.field !== field) return undefined
    return row[field] === '' ? fill : fault.message
  }

  return (
    <li className="grid grid-cols-[minmax(0,1fr)_32px] items-start gap-x-2 px-3 pt-2 pb-1 sm:grid-cols-[minmax(0,1fr)_16px_minmax(0,1fr)_32px]">
      <PathInput
        label={isConstant ? wizard.constantOf(position) : wizard.sourceOf(position)}
        options={isConstant ? NO_OPTIONS : sources}
        value={row.source}
        onChange={(source) => onChange({ ...row, source })}
        placeholder={isConstant ? wizard.constantPlaceholder : wizard.sourcePlaceholder}
        emptyText={isConstant ? '' : wizard.noSourceMatch}
        error={faultAt('source', wizard.fillSource)}
      />
      <ChevronRightIcon className="mt-2 hidden text-muted sm:block" />
      <div className="col-start-1 row-start-2 sm:col-start-3 sm:row-start-1">
        <PathInput
          label={wizard.destinationOf(position)}
          options={targets}
          value={row.destination}
          onChange={(destination) => onChange({ ...row, destination })}
          onLeave={() => setLeft(true)}
          takesFocus={isBegun}
          placeholder={wizard.targetPlaceholder}
          emptyText={wizard.noTargetMatch}
          error={faultAt('destination', wizard.fillDestination) ?? warning}
        />
      </div>
      <IconButton
        label={wizard.removeMapping(position)}
        icon={<TrashIcon />}
        onClick={onRemove}
        className="col-start-2 row-start-1 sm:col-start-4"
      />
    </li>
  )
}
