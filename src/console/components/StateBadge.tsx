import type { State } from '#contract/entity.ts'
import { useMessages } from '../i18n/language.ts'
import { Badge } from '../ui/Badge.tsx'
import type { Tone } from '../ui/StateGlyph.tsx'

/** How each state of an entity shows. */
export const STATE_TONES: Record<State, Tone> = { draft: 'waiting', enabled: 'ok', disabled: 'off' }

export function StateBadge({ state }: { state: State }) {
  const { common } = useMessages()
  return <Badge tone={STATE_TONES[state]}>{common.states[state]}</Badge>
}
