import { useId, useState, type ReactNode } from 'react'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { Input } from '../../../ui/controls.tsx'
import { FieldError } from '../../../ui/Field.tsx'

export interface Choice {
  value: string
  label: string
  /** Under the label: what tells it from others of the same name. */
  detail?: ReactNode
  /** At the end of the line: its state. */
  badge?: ReactNode
}

interface ChoiceListProps {
  legend: string
  choices: Choice[]
  chosen: string | undefined
  onChoose: (value: string) => void
  error?: string | undefined
}

/** So few fit on a screen: they need no search. */
const SEARCHED_FROM = 8

/** One of several existing things, as radio buttons that tell enough to choose by; searched where there are many. */
export function ChoiceList({ legend, choices, chosen, onChoose, error }: ChoiceListProps) {
  const wizard = useWizardTexts()
  const [search, setSearch] = useState('')
  const id = useId()
  const shown = choices.filter(
    ({ label, value }) =>
      value === chosen || label.toLowerCase().includes(search.trim().toLowerCase()),
  )
  return (
    <fieldset
      role="radiogroup"
      className="flex min-w-0 flex-col gap-2"
      aria-invalid={error ? true : undefined}
      aria-describedby={error && `${id}-error`}
    >
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {choices.length > SEARCHED_FROM && (
        <Input
          type="search"
          aria-label={wizard.searchIn(legend)}
          placeholder={wizard.search}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
          className="max-w-80"
        />
      )}
      <div className="max-h-80 divide-y divide-line overflow-y-auto rounded-lg border border-line bg-surface shadow-raised">
        {shown.map((choice) => (
          <label
            key={choice.value}
            className="flex min-h-10 cursor-pointer items-center gap-3 px-4 py-2 text-sm hover:bg-hover has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={choice.value === chosen}
              onChange={() => onChoose(choice.value)}
              className="size-4 shrink-0 accent-accent outline-none"
            />
            <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
              <span className="min-w-0 font-medium wrap-break-word">{choice.label}</span>
              {choice.detail && (
                <span className="min-w-0 text-muted wrap-break-word">{choice.detail}</span>
              )}
            </span>
            {choice.badge}
          </label>
        ))}
        {shown.length === 0 && <p className="px-4 py-2.5 text-sm text-muted">{wizard.noMatch}</p>}
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  )
}
