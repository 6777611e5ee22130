import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/**
 * How something stands: `ok` works, `current` is being worked on, `waiting` has not begun, `off` was stopped,
 * `warn` needs a look, `bad` failed.
 */
export type Tone = 'ok' | 'current' | 'waiting' | 'off' | 'warn' | 'bad'

/** The text colour of each tone. */
export const TONES: Record<Tone, string> = {
  ok: 'text-ok',
  current: 'text-accent',
  waiting: 'text-muted',
  off: 'text-muted',
  warn: 'text-warn',
  bad: 'text-bad',
}

const GLYPHS: Record<Tone, ReactNode> = {
  ok: (
    <>
      <circle cx="6" cy="6" r="5" fill="currentColor" />
      <path d="m3.75 6.2 1.6 1.6 3-3.4" className="stroke-surface" strokeWidth="1.4" />
    </>
  ),
  current: (
    <>
      <circle cx="6" cy="6" r="4.25" />
      <circle cx="6" cy="6" r="1.75" fill="currentColor" stroke="none" />
    </>
  ),
  waiting: <circle cx="6" cy="6" r="4.25" strokeDasharray="2.2 2.25" />,
  off: <path d="M2 2h8v8H2zM4.75 4.5v3M7.25 4.5v3" />,
  warn: <path d="M6 1.25 11 10.25H1zM6 4.75v2.25" />,
  bad: <path d="M6 .9 11.1 6 6 11.1.9 6zM6 3.75v2.75" />,
}

/** The tone's shape, 12 by 12, told apart without colour. Always beside its word. */
export function StateGlyph({ tone, className }: { tone: Tone; className?: string }) {
  return (
    <svg
      viewBox="0 0 12 12"
      width="12"
      height="12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={classNames('shrink-0', TONES[tone], className)}
    >
      {GLYPHS[tone]}
    </svg>
  )
}
