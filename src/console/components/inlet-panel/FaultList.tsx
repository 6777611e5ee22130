import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Code } from '../../ui/Code.tsx'
import type { EditorPlace } from '../../ui/json-editor/editor-props.ts'
import { StateGlyph } from '../../ui/StateGlyph.tsx'
import type { MessageFault } from './message-faults.ts'
import { useInletPanelTexts } from '../../i18n/inlet-panel-texts.ts'

interface FaultListProps {
  title: string
  tone: 'bad' | 'warn'
  faults: MessageFault[]
  /** Undefined while the editor holds another text than the message with these faults. */
  onShow: ((place: EditorPlace) => void) | undefined
}

/** What is wrong with a message, each fault with the way to where it stands. */
export function FaultList({ title, tone, faults, onShow }: FaultListProps) {
  const inletPanel = useInletPanelTexts()
  return (
    <div
      className={classNames(
        'flex flex-col gap-1 rounded-lg border px-4 py-3 text-sm',
        tone === 'bad' ? 'border-bad/40 bg-bad-soft' : 'border-warn/40 bg-warn-soft',
      )}
    >
      <h3 className="flex items-center gap-2 font-medium">
        <StateGlyph tone={tone} />
        {title}
      </h3>
      <ul className="flex flex-col gap-0.5">
        {faults.map(({ place, message, at }) => (
          <li key={place + message} className="flex flex-wrap items-center gap-x-3 pl-5">
            <span className="min-w-0 wrap-anywhere">
              {place && <Code>{place}</Code>} {message}
            </span>
            {at !== undefined && onShow && (
              <Button
                kind="quiet"
                className="-my-0.5 -ml-2 h-7 px-2"
                onClick={() => onShow({ at })}
              >
                {inletPanel.showInMessage}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
