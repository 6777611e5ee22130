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
  const hasFigures = parts.some(({ figure }) => figure !== undefined)
  return (
    <div className="@container">
      <ol
        aria-label={label}
        className="flex flex-col overflow-hidden rounded-lg border border-line bg-surface shadow-raised @2xl:flex-row"
      >
        {parts.map((part, index) => (
          <li
            key={part.key}
            aria-current={part.isCurrent ? 'step' : undefined}
            className="flex min-w-0 flex-1"
          >
            <Part
              part={part}
              isFirst={index === 0}
              isLast={index === parts.length - 1}
              hasFigures={hasFigures}
            />
          </li>
        ))}
      </ol>
    </div>
  )
}

interface PartProps {
  part: StripPart
  isFirst: boolean
  isLast: boolean
  /** Some part of this strip has a figure: then all keep the line for one. */
  hasFigures: boolean
}

function Part({ part, isFirst, isLast, hasFigures }: PartProps) {
  const layout = classNames(
    'flex min-w-0 flex-1 gap-3 px-4 py-2.5 @2xl:flex-col @2xl:gap-2 @2xl:px-5 @2xl:py-3.5',
    part.isCurrent && 'bg-accent-soft',
  )
  const content = (
    <>
      <Rail tone={part.tone} isFirst={isFirst} isLast={isLast} />
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex min-w-0 items-baseline gap-1.5 text-xs text-muted">
          <span className="truncate">{part.label}</span>
          <span aria-hidden="true">·</span>
          <span className="shrink-0">{part.state}</span>
        </span>
        <span className="truncate text-sm font-medium text-ink">{part.name}</span>
        {hasFigures && (
          <span className="tabular min-h-4 truncate text-xs text-muted">{part.figure}</span>
        )}
      </span>
    </>
  )
  return part.to ? (
    <Link
      to={part.to}
      className={classNames(
        layout,
        'transition-colors hover:bg-hover focus-visible:outline-offset-[-2px]',
      )}
    >
      {content}
    </Link>
  ) : (
    <div className={layout}>{content}</div>
  )
}

/**
 * The line itself runs through every part, beside the words where the strip is narrow and above them where it is
 * wide: solid where data passes, dashed where it does not. It reaches over the parts' padding to the next one's shape.
 */
function Rail({ tone, isFirst, isLast }: { tone: Tone; isFirst: boolean; isLast: boolean }) {
  const passes = tone === 'ok' || tone === 'warn' || tone === 'current'
  const line = classNames(
    'border-l border-control @2xl:border-t @2xl:border-l-0',
    !passes && 'border-dashed',
  )
  return (
    <span className="flex flex-col items-center pt-0.5 @2xl:flex-row @2xl:pt-0">
      {!isFirst && (
        <span
          className={classNames(
            line,
            '-mt-3 mb-1 h-2 @2xl:mt-0 @2xl:mr-1 @2xl:mb-0 @2xl:-ml-5 @2xl:h-auto @2xl:w-4',
          )}
        />
      )}
      <StateGlyph tone={tone} />
      {!isLast && (
        <span
          className={classNames(
            line,
            'mt-1 -mb-2.5 flex-1 @2xl:mt-0 @2xl:-mr-5 @2xl:mb-0 @2xl:ml-1',
          )}
        />
      )}
    </span>
  )
}
