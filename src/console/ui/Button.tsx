import type { ComponentProps, ReactNode } from 'react'
import { Link, type LinkProps } from 'react-router'
import { classNames } from './class-names.ts'
import { Spinner } from './Spinner.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

const SHAPE =
  'inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-md border px-3 text-sm font-medium whitespace-nowrap transition-colors disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-progress aria-disabled:opacity-55'

const KINDS: Record<ButtonKind, string> = {
  primary:
    'border-transparent bg-accent text-on-accent shadow-raised enabled:hover:bg-accent-strong [a&]:hover:bg-accent-strong',
  secondary: 'border-line bg-surface text-ink shadow-raised not-disabled:hover:bg-hover',
  quiet: 'border-transparent text-muted not-disabled:hover:bg-hover not-disabled:hover:text-ink',
  danger:
    'border-line bg-surface text-bad shadow-raised not-disabled:hover:border-bad not-disabled:hover:bg-bad-soft',
}

interface ButtonProps extends ComponentProps<'button'> {
  kind?: ButtonKind
  icon?: ReactNode
  /** Shows a spinner and refuses a second press; the words stay, so that nothing moves. */
  pending?: boolean
}

export function Button({
  kind = 'secondary',
  icon,
  pending = false,
  type = 'button',
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type === 'submit' ? 'submit' : 'button'}
      // Were it disabled, the browser would take the focus away from it.
      aria-disabled={pending || undefined}
      aria-busy={pending}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={classNames(SHAPE, KINDS[kind], className)}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  )
}

/** Looks like a button, and is a link: it opens in a new tab as any link does. */
export function ButtonLink({
  kind = 'secondary',
  icon,
  className,
  children,
  ...rest
}: LinkProps & { kind?: ButtonKind; icon?: ReactNode; children: ReactNode }) {
  return (
    <Link {...rest} className={classNames(SHAPE, KINDS[kind], className)}>
      {icon}
      {children}
    </Link>
  )
}
