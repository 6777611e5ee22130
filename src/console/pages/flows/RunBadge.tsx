import { useMessages } from '../../i18n/language.ts'
import { Badge } from '../../ui/Badge.tsx'
import type { Tone } from '../../ui/StateGlyph.tsx'
import type { RunOutcome } from './run-outcome.ts'

const TONES: Record<RunOutcome, Tone> = {
  waiting: 'waiting',
  inProgress: 'current',
  success: 'ok',
  incomplete: 'warn',
  partial: 'warn',
  failed: 'bad',
  unknown: 'off',
}

export function RunBadge({ outcome }: { outcome: RunOutcome }) {
  const { dataflows } = useMessages()
  return <Badge tone={TONES[outcome]}>{dataflows.run.statuses[outcome]}</Badge>
}
