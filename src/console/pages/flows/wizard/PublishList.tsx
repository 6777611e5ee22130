import type { Refusal } from '../../../api/flow-drafts.ts'
import { ProblemMessage } from '../../../components/ProblemMessage.tsx'
import { useSandbox } from '../../../components/require-param.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { paths } from '../../../paths.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { ButtonLink } from '../../../ui/Button.tsx'
import { Code } from '../../../ui/Code.tsx'
import { Section } from '../../../ui/Section.tsx'
import type { Tone } from '../../../ui/StateGlyph.tsx'
import type { PublishItem } from './publish-plan.ts'
import { STEPS } from './steps.ts'

interface PublishListProps {
  items: PublishItem[]
  /** The id of what is being published. */
  running: string | undefined
  /** The id of what was refused. */
  refused: string | undefined
  refusal: Refusal | null
  flowId: string
}

type Progress = 'waiting' | 'running' | 'done' | 'refused'

const TONES: Record<Progress, Tone> = {
  waiting: 'waiting',
  running: 'current',
  done: 'ok',
  refused: 'bad',
}

/** The requests of a publishing in their order, each with how it stands. */
export function PublishList({ items, running, refused, refusal, flowId }: PublishListProps) {
  const wizard = useWizardTexts()

  function progressOf({ id, state }: PublishItem): Progress {
    if (state !== 'draft') return 'done'
    if (id === refused) return 'refused'
    return id === running ? 'running' : 'waiting'
  }

  return (
    <Section title={wizard.requests}>
      <ol
        aria-live="polite"
        className="divide-y divide-line rounded-lg border border-line bg-surface shadow-raised"
      >
        {items.map((item) => {
          const progress = progressOf(item)
          return (
            <li key={item.id} className="flex flex-col gap-2 px-4 py-2.5 text-sm">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="w-36 text-muted">{wizard.kinds[item.kind]}</span>
                <span className="min-w-0 flex-1 basis-40 font-medium wrap-break-word">
                  {item.name}
                </span>
                <Badge tone={TONES[progress]}>{wizard.progressOf[progress]}</Badge>
              </div>
              {progress !== 'done' && (
                <Code className="text-muted wrap-anywhere">
                  {`POST /flowservice/${item.kind}/${item.id}/action?op=publish`}
                </Code>
              )}
              {progress === 'refused' && refusal && <Refused refusal={refusal} flowId={flowId} />}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}

function Refused({ refusal, flowId }: { refusal: Refusal; flowId: string }) {
  const wizard = useWizardTexts()
  const sandbox = useSandbox()
  const step = STEPS.find((name) => name === refusal.step) ?? 'review'
  return (
    <>
      <ProblemMessage error={refusal.error} />
      {step !== 'review' && (
        <div>
          <ButtonLink to={paths.editDataflow(sandbox, flowId, step)}>
            {wizard.goTo(wizard.steps[step].title)}
          </ButtonLink>
        </div>
      )}
    </>
  )
}
