import type { JsonObject } from '#contract/entity.ts'
import { useState } from 'react'
import { useEditingTexts } from '../../i18n/editing-texts.ts'
import { useMessages } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { RadioChips } from '../../ui/RadioChips.tsx'
import { withField, type Overlap } from './three-way-merge.ts'

interface OverlapChoicesProps {
  overlaps: Overlap[]
  merged: JsonObject
  titleOf: (path: string[]) => string
  pending: boolean
  onChosen: (document: JsonObject) => void
  onCancel: () => void
}

/** Base, theirs and mine of each field that both changed, and which of them to keep. */
export function OverlapChoices(props: OverlapChoicesProps) {
  const editing = useEditingTexts()
  const { common } = useMessages()
  const [chosen, setChosen] = useState(props.merged)
  const [keptTheirs, setKeptTheirs] = useState<ReadonlySet<Overlap>>(new Set())
  const shown = (value: unknown) =>
    value === undefined ? editing.empty : typeof value === 'string' ? value : JSON.stringify(value)
  const choose = (overlap: Overlap, side: 'theirs' | 'mine') => {
    setChosen(withField(chosen, overlap.path, overlap[side]))
    const others = [...keptTheirs].filter((kept) => kept !== overlap)
    setKeptTheirs(new Set(side === 'theirs' ? [...others, overlap] : others))
  }
  return (
    <div className="flex flex-col gap-4">
      <p role="alert" className="text-sm font-medium">
        {editing.overlap}
      </p>
      {props.overlaps.map((overlap) => (
        <div key={overlap.path.join('/')} className="flex flex-col gap-1.5">
          <RadioChips
            legend={props.titleOf(overlap.path)}
            options={[
              { value: 'theirs', label: editing.theirs(shown(overlap.theirs)) },
              { value: 'mine', label: editing.mine(shown(overlap.mine)) },
            ]}
            chosen={keptTheirs.has(overlap) ? 'theirs' : 'mine'}
            onChoose={(side) => choose(overlap, side)}
          />
          <p className="text-sm text-muted">{editing.was(shown(overlap.base))}</p>
        </div>
      ))}
      <div className="flex gap-2">
        <Button kind="primary" pending={props.pending} onClick={() => props.onChosen(chosen)}>
          {editing.saveChosen}
        </Button>
        <Button onClick={props.onCancel}>{common.cancel}</Button>
      </div>
    </div>
  )
}
