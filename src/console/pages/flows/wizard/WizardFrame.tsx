import { useIsMutating, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, type ReactNode } from 'react'
import { flowDraftQuery, refusalQuery, type FlowDraft } from '../../../api/flow-drafts.ts'
import { Page } from '../../../components/Page.tsx'
import { ProblemMessage } from '../../../components/ProblemMessage.tsx'
import { useSandbox } from '../../../components/require-param.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { paths } from '../../../paths.ts'
import { Strip, type StripPart } from '../../../ui/Strip.tsx'
import { ChevronDownIcon } from '../../../ui/icons.tsx'
import { StateGlyph } from '../../../ui/StateGlyph.tsx'
import { LeavingContext, useStepLeaving, type Exit } from './leaving.ts'
import { stepBeside, type StepName } from './steps.ts'
import { useStripParts } from './strip-parts.ts'

interface WizardFrameProps {
  step: StepName
  draft: FlowDraft | undefined
  /** The source's name, before there is a draft. */
  sourceLabel?: string
  children: ReactNode
}

/** What stands around every step: where it is on the way, what it is for, and how it is left. */
export function WizardFrame({ step, draft, sourceLabel, children }: WizardFrameProps) {
  const wizard = useWizardTexts()
  const sandbox = useSandbox()
  const flowId = draft?.flow.id
  const queryClient = useQueryClient()
  const isSaving = useIsMutating() > 0
  const { data: refusal } = useQuery(refusalQuery(sandbox, flowId ?? ''))
  const parts = useStripParts({ step, draft, sourceLabel, refusedStep: refusal?.step })
  const { panel, leaving, readExit, isHeldBack } = useStepLeaving(flowId, destination, (id) =>
    paths.editDataflow(sandbox, id, step),
  )

  function destination(exit: Exit, id: string | undefined): string {
    if (id === undefined) return paths.dataflows(sandbox)
    if (exit === 'close') return paths.dataflow(sandbox, id)
    // What was just saved decides which steps there are; of a new draft, the first that is not done comes next.
    const saved = queryClient.getQueryData(flowDraftQuery(sandbox, id).queryKey)
    if (!saved) return paths.editDataflow(sandbox, id)
    const beside = stepBeside(step, saved, exit === 'back' ? -1 : 1)
    return paths.editDataflow(sandbox, id, beside ?? step)
  }

  const isPublished = draft !== undefined && draft.flow.state !== 'draft'
  const { title, summary } = isPublished
    ? { title: wizard.published.title, summary: wizard.published.explanation(draft.flow.name) }
    : wizard.steps[step]
  const heading = useRef<HTMLHeadingElement>(null)
  // Publishing leads to no other address, and its button is gone.
  useEffect(() => {
    if (isPublished) heading.current?.focus()
  }, [isPublished])

  return (
    <Page title={draft?.flow.name ?? wizard.newTitle} step={title}>
      <Progress parts={parts} />
      <div
        ref={panel}
        className="flex flex-col gap-5"
        onChangeCapture={leaving.markChanged}
        onSubmitCapture={readExit}
      >
        <div>
          {/* Where the focus goes after a move from step to step. */}
          <h2
            ref={heading}
            id={`step-${step}`}
            tabIndex={-1}
            className="text-lg font-semibold focus-visible:outline-none"
          >
            {title}
          </h2>
          <p className="max-w-[72ch] text-muted">{summary}</p>
        </div>
        {refusal?.step === step && step !== 'review' && <ProblemMessage error={refusal.error} />}
        <output className="sticky top-16 z-10 block rounded-md bg-warn-soft px-3 py-2 text-sm empty:hidden">
          {isHeldBack && !isSaving && wizard.leavingRefused}
        </output>
        <LeavingContext value={leaving}>{children}</LeavingContext>
      </div>
    </Page>
  )
}

/** The strip; where it would stand upright and push the step off the screen, its one line that matters, opened by a press. */
function Progress({ parts }: { parts: StripPart[] }) {
  const wizard = useWizardTexts()
  const at = parts.findIndex(({ isCurrent }) => isCurrent)
  return (
    <div className="@container">
      <div className="hidden @2xl:block">
        <Strip label={wizard.progress} parts={parts} />
      </div>
      <details className="flex flex-col gap-2 @2xl:hidden">
        <summary className="mb-2 flex min-h-8 items-center gap-2 rounded-md border border-line bg-surface px-3 text-sm font-medium shadow-raised">
          <StateGlyph tone={parts[at]?.tone ?? 'current'} />
          {wizard.stepOf(at + 1, parts.length, parts[at]?.label ?? '')}
          <ChevronDownIcon className="ml-auto size-3.5 text-muted" />
        </summary>
        <Strip label={wizard.progress} parts={parts} />
      </details>
    </div>
  )
}
