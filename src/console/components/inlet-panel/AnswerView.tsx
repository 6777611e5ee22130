import { useFormat } from '../../i18n/language.ts'
import { Badge } from '../../ui/Badge.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { ScrollRegion } from '../../ui/ScrollRegion.tsx'
import { ProblemMessage } from '../ProblemMessage.tsx'
import type { SentMessage } from './sent-messages.ts'
import { useInletPanelTexts } from '../../i18n/inlet-panel-texts.ts'

/** What the inlet answered to a message, as it came. */
export function AnswerView({ message }: { message: SentMessage | undefined }) {
  const inletPanel = useInletPanelTexts()
  const format = useFormat()
  if (message?.error) return <ProblemMessage error={message.error} />
  const answer = message?.answer
  if (!answer) {
    return (
      <p className="flex min-h-24 flex-1 items-center justify-center rounded-lg border border-dashed border-line px-6 py-8 text-center text-sm text-balance text-muted">
        {message ? inletPanel.waiting : inletPanel.noAnswer}
      </p>
    )
  }
  const body = readable(answer.body)
  return (
    <div className="flex flex-1 flex-col overflow-hidden rounded-lg border border-line bg-surface shadow-raised">
      <div className="flex min-h-10 items-center gap-4 border-b border-line bg-sunken pr-1 pl-4">
        <Badge tone={answer.problem ? 'bad' : 'ok'}>
          {answer.status} {answer.statusText}
        </Badge>
        <span className="tabular text-sm text-muted">
          {format.milliseconds(answer.milliseconds)}
        </span>
        <span className="ml-auto">
          <CopyButton text={body} />
        </span>
      </div>
      <ScrollRegion label={inletPanel.answerBody} className="max-h-96 flex-1 overflow-auto">
        <pre className="px-4 py-3 font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap">
          {body}
        </pre>
      </ScrollRegion>
    </div>
  )
}

/** JSON with a line for each member; anything else as it came. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
