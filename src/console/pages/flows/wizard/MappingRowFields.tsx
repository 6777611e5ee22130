import { lazy, useId, useState } from 'react'
import { useMessages } from '../../../i18n/language.ts'
import { Input } from '../../../ui/controls.tsx'
import { FieldError } from '../../../ui/Field.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { ChevronRightIcon, TrashIcon } from '../../../ui/icons.tsx'
import type { PathOption } from '../../../ui/PathInput.tsx'
import type { RowFault } from './mapping-check.ts'
import type { MappingRow } from './mapping-rows.ts'

/** It brings a searched list of its own, which no other step needs. */
const PathInput = lazy(async () => {
  const { PathInput: component } = await import('../../../ui/PathInput.tsx')
  return { default: component }
})

interface MappingRowFieldsProps {
  /** From 1. */
  position: number
  row: MappingRow
  isTried: boolean
  onChange: (row: MappingRow) => void
  onRemove: () => void
  sources: PathOption[]
  targets: PathOption[]
  fault: RowFault | undefined
  warning: string | undefined
}

/** One mapping: where the value comes from, where it goes, and what is wrong with it. */
export function MappingRowFields({
  position,
  row,
  isTried,
  onChange,
  onRemove,
  sources,
  targets,
  fault: found,
  warning,
}: MappingRowFieldsProps) {
  const { wizard } = useMessages()
  const noteId = useId()
  // Half a path is no mistake while it is typed: a row is judged once it is left.
  const [isLeft, setLeft] = useState(row.source !== '' && row.destination !== '')
  const fault = isLeft || isTried ? found : undefined
  const message = messageOf(row, fault, wizard) ?? warning
  const describedBy = message ? noteId : undefined
  return (
    <li className="flex flex-col gap-1 px-3 py-2">
      <div className="grid grid-cols-[minmax(0,1fr)_32px] items-start gap-x-2 gap-y-1 sm:grid-cols-[minmax(0,1fr)_16px_minmax(0,1fr)_32px]">
        {row.sourceType === 'STATIC' ? (
          <Input
            aria-label={wizard.constantOf(position)}
            aria-describedby={describedBy}
            aria-invalid={fault?.field === 'source' ? true : undefined}
            placeholder={wizard.constantPlaceholder}
            value={row.source}
            onChange={({ target }) => onChange({ ...row, source: target.value })}
          />
        ) : (
          <PathInput
            label={wizard.sourceOf(position)}
            options={sources}
            value={row.source}
            onChange={(source) => onChange({ ...row, source })}
            placeholder={wizard.sourcePlaceholder}
            emptyText={wizard.noSourceMatch}
            describedBy={describedBy}
            isInvalid={fault?.field === 'source'}
            detail={detailOf(sources, row.source)}
          />
        )}
        <ChevronRightIcon className="mt-2 hidden text-muted sm:block" />
        <div className="col-start-1 row-start-2 sm:col-start-3 sm:row-start-1">
          <PathInput
            label={wizard.destinationOf(position)}
            options={targets}
            value={row.destination}
            onChange={(destination) => onChange({ ...row, destination })}
            placeholder={wizard.targetPlaceholder}
            emptyText={wizard.noTargetMatch}
            describedBy={describedBy}
            isInvalid={fault?.field === 'destination'}
            detail={detailOf(targets, row.destination)}
            onLeave={() => setLeft(true)}
          />
        </div>
        <IconButton
          label={wizard.removeMapping(position)}
          icon={<TrashIcon />}
          onClick={onRemove}
          className="col-start-2 row-span-2 row-start-1 sm:col-start-4 sm:row-span-1"
        />
      </div>
      {message && <FieldError id={noteId}>{message}</FieldError>}
    </li>
  )
}

const detailOf = (options: PathOption[], path: string): string | undefined =>
  options.find((option) => option.path === path)?.detail

/** An empty field needs no explanation of paths: it is to be filled. */
function messageOf(
  row: MappingRow,
  fault: RowFault | undefined,
  words: { fillSource: string; fillDestination: string },
): string | undefined {
  if (!fault) return undefined
  if (row[fault.field] !== '') return fault.message
  return fault.field === 'source' ? words.fillSource : words.fillDestination
}
