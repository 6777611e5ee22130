import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef, useState, type SubmitEvent } from 'react'
import {
  flowDraftQuery,
  keepRefusal,
  refusalQuery,
  type FlowDraft,
} from '../../../api/flow-drafts.ts'
import { publishDraft } from '../../../api/save-draft.ts'
import { useSandbox } from '../../../components/require-param.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { paths } from '../../../paths.ts'
import { Button, ButtonLink } from '../../../ui/Button.tsx'
import { leftOutOf } from './left-out.ts'
import { Published } from './Published.tsx'
import { publishPlan, stepOfRefusal, type PublishItem } from './publish-plan.ts'
import { PublishList } from './PublishList.tsx'
import { StepExits } from './StepActions.tsx'
import { missingSteps } from './steps.ts'

/** What publishing will send, its progress, and where it stopped if it did. It goes on from there. */
export function ReviewStep({ draft }: { draft: FlowDraft }) {
  const wizard = useWizardTexts()
  const sandbox = useSandbox()
  const queryClient = useQueryClient()
  const { id: flowId } = draft.flow
  const { data: refusal } = useQuery(refusalQuery(sandbox, flowId))
  const [running, setRunning] = useState<string>()
  const [refused, setRefused] = useState<string>()
  const [done, setDone] = useState<string[]>([])
  const items = publishPlan(draft).map((item) =>
    done.includes(item.id) ? { ...item, state: 'enabled' as const } : item,
  )
  const missing = missingSteps(draft)
  const leftOut = useMemo(() => leftOutOf(draft), [draft])
  const missingBar = useRef<HTMLDivElement>(null)

  const publish = useMutation({
    async mutationFn() {
      for (const item of items.filter(({ state }) => state === 'draft')) {
        setRunning(item.id)
        await publishDraft(sandbox, item.kind, item.id).catch((error: unknown) => {
          refuse(item, error)
          throw error
        })
        setDone((before) => [...before, item.id])
      }
    },
    onMutate() {
      setRefused(undefined)
      keepRefusal(sandbox, flowId, null)
    },
    async onSettled() {
      await queryClient.invalidateQueries({ queryKey: flowDraftQuery(sandbox, flowId).queryKey })
      setRunning(undefined)
      setDone([])
    },
  })

  function refuse(item: PublishItem, error: unknown) {
    setRefused(item.id)
    keepRefusal(sandbox, flowId, {
      step: stepOfRefusal(item.kind, error),
      error: error instanceof Error ? error : new Error(String(error)),
    })
  }

  function submit(event: SubmitEvent) {
    event.preventDefault()
    if (missing.length === 0) publish.mutate()
    else missingBar.current?.querySelector('a')?.focus()
  }

  if (draft.flow.state !== 'draft') return <Published draft={draft} />
  const isResumed = items.some(({ kind, state }) => kind !== 'connections' && state !== 'draft')
  return (
    <form className="flex flex-col gap-6" onSubmit={submit}>
      <PublishList
        items={items}
        running={running}
        refused={refused}
        refusal={refusal}
        flowId={flowId}
      />
      {missing.length > 0 && (
        <div
          ref={missingBar}
          id="missing-steps"
          className="flex flex-wrap items-center gap-3 rounded-md bg-warn-soft px-3 py-2 text-sm"
        >
          {wizard.missingSteps}
          {missing.map((step) => (
            <ButtonLink key={step} to={paths.editDataflow(sandbox, flowId, step)}>
              {wizard.steps[step].title}
            </ButtonLink>
          ))}
        </div>
      )}
      {leftOut.length > 0 && (
        <div className="flex flex-col items-start gap-2 rounded-md bg-warn-soft px-3 py-2 text-sm">
          <p>{wizard.leftOut(leftOut.length)}</p>
          <ul className="list-disc pl-5">
            {leftOut.map((reason) => (
              <li key={reason} className="wrap-anywhere">
                {reason}
              </li>
            ))}
          </ul>
          <ButtonLink to={paths.editDataflow(sandbox, flowId, 'mapping')}>
            {wizard.goTo(wizard.steps.mapping.title)}
          </ButtonLink>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          type="submit"
          kind="primary"
          pending={publish.isPending}
          aria-describedby={missing.length > 0 ? 'missing-steps' : undefined}
        >
          {isResumed ? wizard.resumePublishing : wizard.publish}
        </Button>
        <StepExits pending={publish.isPending} />
      </div>
    </form>
  )
}
