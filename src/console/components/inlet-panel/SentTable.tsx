import type { Inlet } from '../../api/inlets.ts'
import { useFormat } from '../../i18n/language.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Section.tsx'
import type { Tone } from '../../ui/StateGlyph.tsx'
import { Table, type Column } from '../../ui/Table.tsx'
import { CopyRequest } from './CopyRequest.tsx'
import type { MessageFate } from './message-fate.ts'
import type { SentMessage } from './sent-messages.ts'
import { useMessageFate } from './use-message-fate.ts'
import { useInletPanelTexts } from '../../i18n/inlet-panel-texts.ts'

interface SentTableProps {
  inlet: Inlet
  sent: SentMessage[]
  shown: SentMessage | undefined
  onShow: (message: SentMessage) => void
  onResend: (message: SentMessage) => void
  onEdit: (message: SentMessage) => void
}

/** What was sent since the panel was opened, the newest first. */
export function SentTable({ inlet, sent, shown, onShow, onResend, onEdit }: SentTableProps) {
  const text = useInletPanelTexts()
  const format = useFormat()
  const columns: Column<SentMessage>[] = [
    {
      key: 'sentAt',
      header: text.sentAt,
      isHeader: true,
      render: (message) => (
        <button
          type="button"
          aria-label={text.showSent(format.clockTime(message.sentAt))}
          aria-pressed={message === shown}
          onClick={() => onShow(message)}
          className="tabular rounded-sm underline-offset-3 hover:text-accent hover:underline aria-pressed:text-accent"
        >
          {format.clockTime(message.sentAt)}
        </button>
      ),
    },
    {
      key: 'status',
      header: text.status,
      render: ({ answer }) => answer?.status ?? '—',
    },
    {
      key: 'latency',
      header: text.latency,
      align: 'end',
      render: ({ answer }) => (answer ? format.milliseconds(answer.milliseconds) : '—'),
    },
    {
      key: 'outcome',
      header: text.outcome,
      className: 'w-full',
      render: (message) => <Outcome message={message} />,
    },
    {
      key: 'actions',
      header: text.actions,
      align: 'end',
      render: (message) => (
        <span className="-my-1 flex justify-end">
          <Button kind="quiet" onClick={() => onResend(message)}>
            {text.resend}
          </Button>
          <Button kind="quiet" onClick={() => onEdit(message)}>
            {text.editAgain}
          </Button>
          <CopyRequest inlet={inlet} flowId={message.flowId} body={message.body} />
        </span>
      ),
    },
  ]
  return (
    <Section title={text.history}>
      {sent.length === 0 ? (
        <p className="text-sm text-muted">{text.historyEmpty}</p>
      ) : (
        <Table
          caption={text.history}
          rows={sent}
          rowKey={({ key }) => String(key)}
          columns={columns}
        />
      )}
    </Section>
  )
}

const TONES: Record<MessageFate['state'], Tone> = {
  sending: 'current',
  unanswered: 'bad',
  refused: 'bad',
  underway: 'current',
  stored: 'ok',
  failed: 'bad',
}

function Outcome({ message }: { message: SentMessage }) {
  const inletPanel = useInletPanelTexts()
  const state = useMessageFate(message)?.state ?? 'sending'
  return <Badge tone={TONES[state]}>{inletPanel.outcomes[state]}</Badge>
}
