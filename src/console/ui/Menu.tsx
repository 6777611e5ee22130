import { useId, useRef, type KeyboardEvent, type ReactNode, type ToggleEvent } from 'react'
import { classNames } from './class-names.ts'

interface MenuProps {
  /** Names the button and the menu. */
  label: string
  trigger: ReactNode
  children: ReactNode
  className?: string
}

const GAP = 4

/** A button with a menu under it, in the browser's top layer: closed by Escape and by a click elsewhere. */
export function Menu({ label, trigger, children, className }: MenuProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)

  const place = (event: ToggleEvent<HTMLDivElement>) => {
    if (event.newState !== 'open' || !button.current) return
    const box = button.current.getBoundingClientRect()
    const element = event.currentTarget
    const rightmost = window.innerWidth - element.offsetWidth - 8
    element.style.top = `${box.bottom + GAP}px`
    element.style.left = `${Math.max(8, Math.min(box.right - element.offsetWidth, rightmost))}px`
    itemsOf(element)[0]?.focus()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-label={label}
        title={label}
        className={classNames(
          'inline-flex h-8 min-w-8 shrink-0 items-center justify-center gap-1.5 rounded-md px-2 text-sm font-medium text-muted hover:bg-hover hover:text-ink',
          className,
        )}
      >
        {trigger}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        onToggle={place}
        onKeyDown={moveFocus}
        className="fixed inset-auto m-0 min-w-44 rounded-lg border border-line bg-surface p-1 text-sm text-ink shadow-float"
      >
        {children}
      </div>
    </>
  )
}

interface MenuItemProps {
  onSelect: () => void
  /** One of a choice: whether it is the one chosen. */
  isChosen?: boolean
  icon?: ReactNode
  children: ReactNode
}

const ITEM =
  'flex h-8 w-full items-center gap-2 rounded-sm px-2 text-left hover:bg-hover focus-visible:bg-hover focus-visible:outline-offset-[-2px]'

export function MenuItem({ onSelect, isChosen, icon, children }: MenuItemProps) {
  return (
    <button
      type="button"
      role={isChosen === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={isChosen}
      tabIndex={-1}
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
        onSelect()
      }}
      className={ITEM}
    >
      {icon}
      <span className="flex-1">{children}</span>
      {isChosen && <span className="size-1.5 rounded-full bg-accent" aria-hidden="true" />}
    </button>
  )
}

/** A page outside the console, in a tab of its own. */
export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener"
      role="menuitem"
      tabIndex={-1}
      onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
      className={ITEM}
    >
      {children}
    </a>
  )
}

const itemsOf = (menu: HTMLElement) => [
  ...menu.querySelectorAll<HTMLElement>('[role=menuitem], [role=menuitemradio]'),
]

function moveFocus(event: KeyboardEvent<HTMLDivElement>) {
  const items = itemsOf(event.currentTarget)
  const focused = items.findIndex((item) => item === document.activeElement)
  const next = {
    ArrowDown: focused + 1,
    ArrowUp: focused - 1,
    Home: 0,
    End: items.length - 1,
  }[event.key]
  if (next === undefined) return
  event.preventDefault()
  items.at(next % items.length)?.focus()
}
