import { classNames } from './class-names.ts'
import type { PathOption } from './match-paths.ts'

interface PathOptionsProps {
  /** The input's, from which each option's is made. */
  id: string
  label: string
  options: PathOption[]
  /** The position of the option that a key would choose; -1 for none. */
  active: number
  onChoose: (path: string) => void
  emptyText: string
}

/** The list under a path's input. It never takes the focus, so a press on it must not take it from the input. */
export function PathOptions({ id, label, options, active, onChoose, emptyText }: PathOptionsProps) {
  const box =
    'absolute top-9 right-0 left-0 z-20 max-h-72 overflow-y-auto rounded-lg border border-line bg-surface p-1 text-sm shadow-float'
  if (options.length === 0) return <p className={classNames(box, 'px-3 text-muted')}>{emptyText}</p>
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a datalist tells nothing of an option but its text
    <div id={`${id}-list`} role="listbox" aria-label={label} tabIndex={-1} className={box}>
      {options.map(({ path, detail, note }, index) => (
        <button
          key={path}
          id={`${id}-${index}`}
          type="button"
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option stands in a select or datalist only
          role="option"
          aria-selected={index === active}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(path)}
          className="flex min-h-8 w-full flex-wrap items-baseline gap-x-3 rounded-sm px-2 py-1.5 text-left hover:bg-hover aria-selected:bg-accent-soft"
        >
          <span className="min-w-0 flex-1 basis-32 font-mono text-xs wrap-anywhere">{path}</span>
          <span className="max-w-full truncate text-xs text-muted">{detail}</span>
          {note && <span className="text-xs font-medium text-warn">{note}</span>}
        </button>
      ))}
    </div>
  )
}
