import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { Input } from './controls.tsx'
import { FieldError } from './Field.tsx'
import { matchPaths, type PathOption } from './match-paths.ts'
import { PathOptions } from './PathOptions.tsx'

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
  /** Takes the focus when it appears: a press asked for it to be filled. */
  takesFocus?: boolean
}

const CLOSED = { isOpen: false, isTyped: false, active: -1 }

/**
 * A text that is usually one of many known ones: they are searched by every word that is typed, and chosen by key or
 * pointer. The focus stays in the input, after the combobox pattern of ARIA's authoring practices.
 */
export function PathInput({
  label,
  options,
  value,
  onChange,
  onLeave,
  placeholder,
  emptyText,
  error,
  takesFocus = false,
}: PathInputProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [list, setList] = useState(CLOSED)
  // Who opens the list of a path that stands there already looks for another one.
  const matches = list.isOpen ? matchPaths(options, list.isTyped ? value : '') : []
  const isListed = matches.length > 0
  const detail = options.find(({ path }) => path === value)?.detail

  useEffect(() => {
    if (!list.isOpen) return
    const shown = box.current?.querySelector('[aria-selected=true]') ?? box.current
    shown?.scrollIntoView({ block: 'nearest' })
  }, [list])

  function choose(path: string) {
    onChange(path)
    setList(CLOSED)
  }

  function move(event: KeyboardEvent, active: number) {
    event.preventDefault()
    setList({ ...list, isOpen: true, active })
  }

  function press(event: KeyboardEvent) {
    const last = matches.length - 1
    if (event.key === 'ArrowDown') move(event, list.active < last ? list.active + 1 : 0)
    if (event.key === 'ArrowUp') move(event, list.active > 0 ? list.active - 1 : last)
    if (!list.isOpen || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    const active = event.key === 'Enter' ? matches[list.active] : undefined
    if (active) choose(active.path)
    else setList(CLOSED)
  }

  return (
    <div ref={box} className="relative min-w-0 scroll-my-4">
      <Input
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a datalist tells nothing of an option but its text
        role="combobox"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- only what a press just asked for
        autoFocus={takesFocus}
        aria-label={label}
        aria-expanded={isListed}
        aria-controls={isListed ? `${id}-list` : undefined}
        aria-activedescendant={list.active >= 0 && isListed ? `${id}-${list.active}` : undefined}
        aria-autocomplete="list"
        aria-describedby={`${id}-note`}
        aria-invalid={error ? true : undefined}
        autoComplete="off"
        spellCheck={false}
        className="font-mono text-xs"
        placeholder={placeholder}
        value={value}
        onChange={({ target }) => {
          onChange(target.value)
          setList({ isOpen: true, isTyped: true, active: -1 })
        }}
        onClick={() => setList({ ...list, isOpen: true })}
        onKeyDown={press}
        onBlur={() => {
          setList(CLOSED)
          if (onLeave) afterPress(onLeave)
        }}
      />
      {list.isOpen && (isListed || (value !== '' && emptyText !== '')) && (
        <PathOptions
          id={id}
          label={label}
          options={matches}
          active={list.active}
          onChoose={choose}
          emptyText={emptyText}
        />
      )}
      {/* As high as its one line from the start: a fault that shows when the field is left moves no button away. */}
      <div className="min-h-5 px-0.5">
        {error ? (
          <FieldError id={`${id}-note`}>{error}</FieldError>
        ) : (
          <p id={`${id}-note`} className="truncate px-2 text-xs leading-5 text-muted">
            {detail}
          </p>
        )}
      </div>
    </div>
  )
}

/**
 * Waits for the end of the press that took the focus away, if one did: what shows up then could move the pressed
 * button from under the pointer, and the press would be lost.
 */
function afterPress(tell: () => void): void {
  const isPressed = document.querySelector('button:active, a:active, label:active') !== null
  if (isPressed) addEventListener('pointerup', () => setTimeout(tell), { once: true })
  else tell()
}
