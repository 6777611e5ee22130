import { useId } from 'react'
import { useMessages } from '../../i18n/language.ts'

const VIEWS = ['form', 'json'] as const
export type View = (typeof VIEWS)[number]

/** Form or JSON: two views of one document. */
export function ViewSwitch({ view, onChange }: { view: View; onChange: (view: View) => void }) {
  const { form } = useMessages()
  const name = useId()
  return (
    <fieldset className="inline-flex h-8 items-stretch rounded-md border border-line bg-sunken p-0.5">
      <legend className="sr-only">{form.view}</legend>
      {VIEWS.map((option) => (
        <label
          key={option}
          className="inline-flex cursor-pointer items-center rounded-sm px-2.5 text-sm text-muted has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:shadow-raised has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            checked={view === option}
            onChange={() => onChange(option)}
            className="sr-only"
          />
          {form.views[option]}
        </label>
      ))}
    </fieldset>
  )
}
