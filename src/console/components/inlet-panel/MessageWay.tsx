import { useFormat } from '../../i18n/language.ts'
import type { EditorPlace } from '../../ui/json-editor/editor-props.ts'
import { Section } from '../../ui/Section.tsx'
import { Strip } from '../../ui/Strip.tsx'
import { FaultList } from './FaultList.tsx'
import type { MessageFate } from './message-fate.ts'
import type { MessageFault } from './message-faults.ts'
import type { SentMessage } from './sent-messages.ts'
import { StoredRow } from './StoredRow.tsx'
import { wayParts } from './way-parts.ts'
import { useInletPanelTexts } from '../../i18n/inlet-panel-texts.ts'

interface MessageWayProps {
  message: SentMessage | undefined
  fate: MessageFate | undefined
  faults: MessageFault[]
  leftOut: MessageFault[]
  isUnmapped: boolean
  onShow: ((place: EditorPlace) => void) | undefined
}

/** How far a message came, what was wrong with it, and the row it became. */
export function MessageWay({
  message,
  fate,
  faults,
  leftOut,
  isUnmapped,
  onShow,
}: MessageWayProps) {
  const text = useInletPanelTexts()
  const format = useFormat()
  const xactionId = message?.answer?.xactionId
  const faultsTitle = fate?.state === 'refused' ? text.faults.refused : text.faults.failed
  return (
    <Section title={text.way}>
      <Strip
        label={text.way}
        parts={wayParts({
          fate,
          receivedAt: message?.answer?.receivedAt,
          isUnmapped,
          leftOut: leftOut.length,
          text,
          format,
        })}
      />
      {faults.length > 0 && (
        <FaultList title={faultsTitle} tone="bad" faults={faults} onShow={onShow} />
      )}
      {leftOut.length > 0 && (
        <FaultList title={text.faults.leftOut} tone="warn" faults={leftOut} onShow={onShow} />
      )}
      {fate?.state === 'stored' && message && xactionId && (
        <StoredRow dataSetId={message.dataSetId} xactionId={xactionId} />
      )}
    </Section>
  )
}
