import type { Format } from '../../i18n/format.ts'
import type { MessageFate } from './message-fate.ts'
import type { SentMessage } from './sent-messages.ts'
import type { InletPanelTexts } from '../../i18n/inlet-panel-texts.ts'

interface Announced {
  message: SentMessage | undefined
  fate: MessageFate | undefined
  leftOut: number
  text: InletPanelTexts
  format: Format
}

/** What a screen reader says of the message that is shown, as it goes its way. */
export function announcementOf({ message, fate, leftOut, text, format }: Announced): string {
  const { announced } = text
  switch (fate?.state) {
    case 'refused': {
      const { status, problem } = fate.answer
      return announced.refused(status, problem?.detail || problem?.title || '')
    }
    case 'underway':
      return announced.underway(format.milliseconds(message?.answer?.milliseconds ?? 0))
    case 'stored':
      return leftOut > 0 ? announced.storedWithout(leftOut) : announced.stored
    case 'failed':
      return announced.failed(fate.failure.violations.length)
    default:
      return ''
  }
}
