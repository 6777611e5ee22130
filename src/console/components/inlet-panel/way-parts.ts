import type { Format } from '../../i18n/format.ts'
import type { StripPart } from '../../ui/Strip.tsx'
import type { MessageFate } from './message-fate.ts'
import type { InletPanelTexts } from '../../i18n/inlet-panel-texts.ts'

const STAGES = ['received', 'logged', 'mapped', 'validated', 'stored'] as const
type Stage = (typeof STAGES)[number]

const TIMES = {
  received: 'receivedAt',
  logged: 'loggedAt',
  mapped: 'mappedAt',
  validated: 'validatedAt',
  stored: 'storedAt',
} as const

// Reading the body is the first thing that mapping does.
const FAILED_AT = { parse: 'mapped', map: 'mapped', validate: 'validated' } as const

interface WayOptions {
  /** Undefined before anything is sent. */
  fate: MessageFate | undefined
  /** Epoch milliseconds; known with the acknowledgement, before any event. */
  receivedAt: number | undefined
  /** The message goes on as it came: there is no mapping. */
  isUnmapped: boolean
  /** How many fields mapping left out of the row. */
  leftOut: number
  text: InletPanelTexts
  format: Format
}

/** A message's way as parts of the strip: each stage with its state, when it was passed, and how long after reception. */
export function wayParts({
  fate,
  receivedAt,
  isUnmapped,
  leftOut,
  text,
  format,
}: WayOptions): StripPart[] {
  const outcome = fate && 'outcome' in fate ? fate.outcome : undefined
  const timeOf = (stage: Stage) =>
    outcome?.[TIMES[stage]] ?? (stage === 'received' ? receivedAt : undefined)
  return STAGES.map((stage) => {
    const standing = standingOf(stage, fate, text.states)
    const at = standing.tone === 'ok' || standing.tone === 'bad' ? timeOf(stage) : undefined
    const isFirst = stage === 'received'
    const duration = at === undefined || !outcome ? undefined : at - outcome.receivedAt
    return {
      key: stage,
      label: text.stages[stage],
      name: at === undefined ? '—' : format.clockTime(at),
      ...standing,
      ...(stage === 'mapped' && standing.tone === 'ok' && mappedAs(isUnmapped, leftOut, text)),
      figure:
        duration === undefined || isFirst ? undefined : text.after(format.milliseconds(duration)),
    }
  })
}

function mappedAs(
  isUnmapped: boolean,
  leftOut: number,
  { states }: InletPanelTexts,
): Partial<StripPart> {
  if (isUnmapped) return { state: states.asItCame }
  return leftOut > 0 ? { tone: 'warn', state: states.leftOut(leftOut) } : {}
}

function standingOf(
  stage: Stage,
  fate: MessageFate | undefined,
  states: InletPanelTexts['states'],
): Pick<StripPart, 'tone' | 'state'> {
  const notReached = { tone: 'waiting', state: states.notReached } as const
  const done = { tone: 'ok', state: states.done } as const
  const position = STAGES.indexOf(stage)
  switch (fate?.state) {
    case undefined:
      return { tone: 'waiting', state: states.notSent }
    case 'sending':
      return stage === 'received'
        ? { tone: 'current', state: states.underway }
        : { tone: 'waiting', state: states.waiting }
    case 'unanswered':
      return notReached
    case 'refused':
      return stage === 'received' ? { tone: 'bad', state: states.refused } : notReached
    case 'underway':
      if (position < 2) return done
      return position === 2
        ? { tone: 'current', state: states.underway }
        : { tone: 'waiting', state: states.waiting }
    case 'stored':
      return done
    case 'failed': {
      const failedAt = STAGES.indexOf(FAILED_AT[fate.failure.stage])
      if (position === failedAt) return { tone: 'bad', state: states.failed }
      return position < failedAt ? done : notReached
    }
  }
}
