import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { classNames } from './class-names.ts'
import { StateGlyph, type Tone } from './StateGlyph.tsx'

/** One station of the way that data takes. */
export interface StripPart {
  /** Tells the parts of one strip apart. */
  key: string
  /** What stands here: "Account", "Mapping", or a stage of a message's way, "Logged". */
  label: string
  /** Which one, or what it waits for. */
  name: ReactNode
  tone: Tone
  /** The tone in words: "Enabled", "To do", "Stored". */
  state: string
  /** What has come this far: a live count, or a duration. */
  figure?: ReactNode
  /** Where this part is at home: its page, or its step in the wizard. */
  to?: string
  /** This is where the reader is. */
  isCurrent?: boolean
}

/**
 * The way from an account to a dataset as one line, each part with its state and its figure: the same on a
 * dataflow's page, as the wizard's progress, and for a message's way.
 */
export function Strip({ label, parts }: { label: string; parts: StripPart[] }) {
  return (
    <ol
      aria-label={label}
      className="@container flex flex-col overflow-hidden rounded-lg border border-line bg-surface shadow-raised sm:flex-row"
    >
      {parts.map((part, index) => (
        <li
          key={part.key}
          aria-current={part.isCurrent ? 'step' : undefined}
          className="group/part relative flex min-w-0 flex-1 not-first:border-t not-first:border-line sm:not-first:border-t-0"
        >
          <Part part={part} isFirst={index === 0} isLast={index === parts.length - 1} />
        </li>
      ))}
    </ol>
  )
}

function Part({ part, isFirst, isLast }: { part: StripPart; isFirst: boolean; isLast: boolean }) {
  const layout = classNames(
    'grid min-w-0 flex-1 grid-cols-[12px_minmax(0,1fr)] content-start gap-x-2.5 gap-y-0.5 px-4 py-3 sm:grid-cols-1 sm:px-5 sm:pt-3.5',
    part.isCurrent && 'bg-accent-soft',
  )
  const content = (
    <>
      <Rail tone={part.tone} isFirst={isFirst} isLast={isLast} />
      <span className="col-start-2 flex min-w-0 items-baseline gap-2 text-xs text-muted sm:col-start-1 sm:mt-1.5">
        <span className="truncate">{part.label}</span>
        <span className="ml-auto shrink-0 sm:ml-0">
          <span aria-hidden="true" className="mr-2">
            ·
          </span>
          {part.state}
        </span>
      </span>
      <span className="col-start-2 truncate text-sm font-medium text-ink sm:col-start-1">
        {part.name}
      </span>
      <span className="tabular col-start-2 min-h-4 text-xs text-muted sm:col-start-1">
        {part.figure}
      </span>
    </>
  )
  return part.to ? (
    <Link to={part.to} className={classNames(layout, 'transition-colors hover:bg-hover')}>
      {content}
    </Link>
  ) : (
    <div className={layout}>{content}</div>
  )
}

/** The line itself: it runs through every part, solid where data passes, dashed where it does not. */
function Rail({ tone, isFirst, isLast }: { tone: Tone; isFirst: boolean; isLast: boolean }) {
  const passes = tone === 'ok' || tone === 'warn' || tone === 'current'
  const line = classNames(
    'hidden border-t sm:block',
    passes ? 'border-control' : 'border-dashed border-control',
  )
  return (
    <span className="row-span-3 mt-0.5 flex sm:row-span-1 sm:mt-0 sm:items-center">
      <span className={classNames(line, isFirst ? 'w-0' : '-ml-5 w-4')} />
      <StateGlyph tone={tone} className={isFirst ? 'sm:mr-1' : 'sm:mx-1'} />
      <span className={classNames(line, isLast ? 'invisible flex-1' : '-mr-5 flex-1')} />
    </span>
  )
}
