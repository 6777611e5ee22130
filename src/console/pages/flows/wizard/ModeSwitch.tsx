import { useId } from 'react'

export type Mode = 'existing' | 'new'

interface ModeSwitchProps {
  legend: string
  labels: Record<Mode, string>
  mode: Mode
  onChange: (mode: Mode) => void
}

const MODES: Mode[] = ['existing', 'new']

/** Whether to take something that is there, or to make it. */
export function ModeSwitch({ legend, labels, mode, onChange }: ModeSwitchProps) {
  const group = useId()
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {MODES.map((each) => (
          <label
            key={each}
            className="inline-flex min-h-8 cursor-pointer items-center gap-2 rounded-md border border-line bg-surface px-3 text-sm has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={group}
              checked={each === mode}
              onChange={() => onChange(each)}
              className="size-4 accent-accent outline-none"
            />
            {labels[each]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
