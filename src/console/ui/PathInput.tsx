import { Autocomplete } from '@base-ui/react/autocomplete'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { useId } from 'react'
import { Input } from './controls.tsx'
import { FieldError } from './Field.tsx'

export interface PathOption {
  /** What choosing it puts into the input. */
  path: string
  /** Beside the path: a type, a title, an example. */
  detail: string
  /** Said after the detail where it matters. */
  note?: string
}

interface PathInputProps {
  label: string
  options: PathOption[]
  value: string
  onChange: (value: string) => void
  onLeave?: () => void
  placeholder: string
  /** Stands where nothing matches; any text is taken all the same. */
  emptyText: string
  error: string | undefined
}

/** So many fit a list that one looks through; more come up by typing. */
const MOST_SHOWN = 100

/** A text that is usually one of many known ones: they are searched by every word that is typed, and chosen by key or pointer. */
export function PathInput({
  label,
  options,
  value,
  onChange,
  onLeave,
  placeholder,
  emptyText,
  error,
}: PathInputProps) {
  const noteId = useId()
  const detail = options.find(({ path }) => path === value)?.detail
  return (
    <CSPProvider disableStyleElements>
      <div className="min-w-0">
        <Autocomplete.Root
          items={options}
          value={value}
          onValueChange={onChange}
          itemToStringValue={({ path }) => path}
          filter={hasWords}
          limit={MOST_SHOWN}
          openOnInputClick
          autoHighlight={false}
        >
          <Autocomplete.Input
            render={<Input className="font-mono text-xs" spellCheck={false} />}
            aria-label={label}
            aria-describedby={noteId}
            aria-invalid={error ? true : undefined}
            placeholder={placeholder}
            onBlur={onLeave}
          />
          <Autocomplete.Portal>
            <Autocomplete.Positioner sideOffset={4} className="z-40">
              <Autocomplete.Popup className="max-h-80 w-[max(var(--anchor-width),min(420px,92vw))] overflow-y-auto rounded-lg border border-line bg-surface p-1 text-sm text-ink shadow-float">
                <Autocomplete.Empty className="px-2 text-muted not-empty:py-1.5">
                  {emptyText}
                </Autocomplete.Empty>
                <Autocomplete.List aria-label={label}>
                  {(option: PathOption) => (
                    <Autocomplete.Item
                      key={option.path}
                      value={option}
                      className="flex min-h-8 cursor-pointer flex-wrap items-baseline gap-x-3 rounded-sm px-2 py-1.5 data-highlighted:bg-accent-soft"
                    >
                      <span className="min-w-0 flex-1 font-mono text-xs wrap-anywhere">
                        {option.path}
                      </span>
                      <span className="max-w-[50%] truncate text-xs text-muted">
                        {option.detail}
                      </span>
                      {option.note && (
                        <span className="text-xs font-medium text-warn">{option.note}</span>
                      )}
                    </Autocomplete.Item>
                  )}
                </Autocomplete.List>
              </Autocomplete.Popup>
            </Autocomplete.Positioner>
          </Autocomplete.Portal>
        </Autocomplete.Root>
        {/* As high as its one line from the start: a fault that shows when the field is left moves no button away. */}
        <div className="min-h-5 px-0.5">
          {error ? (
            <FieldError id={noteId}>{error}</FieldError>
          ) : (
            <p id={noteId} className="truncate px-2 text-xs leading-5 text-muted">
              {detail}
            </p>
          )}
        </div>
      </div>
    </CSPProvider>
  )
}

/** Whether each word of the query is somewhere in the path or its detail. */
function hasWords({ path, detail }: PathOption, query: string): boolean {
  const text = `${path} ${detail}`.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
