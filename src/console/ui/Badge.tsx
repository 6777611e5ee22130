import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { StateGlyph, TONES, type Tone } from './StateGlyph.tsx'

/** A state in a word, with a shape of its own beside the colour. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classNames('text-sm font-medium whitespace-nowrap', TONES[tone])}>
      <StateGlyph tone={tone} className="mr-1.5 inline align-[-1px]" />
      {children}
    </span>
  )
}

/** A neutral label: a version, a category, a media type. */
export function Tag({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex items-center rounded-sm border border-line bg-sunken px-1.5 text-xs leading-5 whitespace-nowrap text-muted">
      {children}
    </span>
  )
}
