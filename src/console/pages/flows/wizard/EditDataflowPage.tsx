import type { FlowSpec } from '#contract/specs.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import {
  Navigate,
  redirect,
  useParams,
  useSearchParams,
  type LoaderFunctionArgs,
} from 'react-router'
import { flowDraftQuery, type FlowDraft } from '../../../api/flow-drafts.ts'
import { flowSpecsQuery } from '../../../api/flow-specs.ts'
import { requireParam, useSandbox } from '../../../components/require-param.ts'
import { obstacleOf } from '../../../components/source-obstacle.ts'
import { loadWizardTexts } from '../../../i18n/wizard-texts.ts'
import type { Messages } from '../../../i18n/messages.ts'
import { paths } from '../../../paths.ts'
import { queryClient } from '../../../query-client.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { AccountStep } from './AccountStep.tsx'
import { DataStep } from './DataStep.tsx'
import { MappingStep } from './MappingStep.tsx'
import { ReviewStep } from './ReviewStep.tsx'
import { SettledSource, SourceObstacle } from './SourceStep.tsx'
import { currentStep, type StepName } from './steps.ts'
import { TargetStep } from './TargetStep.tsx'
import { WizardFrame } from './WizardFrame.tsx'

export const handle = { crumb: (messages: Messages) => messages.common.states.draft }

/** Always read anew: what was saved is what shows, and the versions that the next save names are today's. */
export async function loader({ params }: LoaderFunctionArgs) {
  const sandbox = requireParam(params, 'sandbox')
  const flowId = requireParam(params, 'flowId')
  const [draft] = await Promise.all([
    queryClient.fetchQuery({ ...flowDraftQuery(sandbox, flowId), staleTime: 0 }),
    queryClient.ensureQueryData(flowSpecsQuery(sandbox)),
    loadWizardTexts(),
  ])
  return draft.flow.state === 'draft' ? null : redirect(paths.dataflow(sandbox, flowId))
}

/** Going from step to step reads nothing again: each save did. */
export const shouldRevalidate = ({
  currentParams,
  nextParams,
}: {
  currentParams: { flowId?: string }
  nextParams: { flowId?: string }
}) => currentParams.flowId !== nextParams.flowId

/** The wizard for a draft, at the step that the address names. */
export function Component() {
  const sandbox = useSandbox()
  const flowId = requireParam(useParams(), 'flowId')
  const { data: draft } = useSuspenseQuery(flowDraftQuery(sandbox, flowId))
  const [search] = useSearchParams()
  const { data: flowSpecs } = useSuspenseQuery(flowSpecsQuery(sandbox))
  const obstacle = draft.spec && obstacleOf(draft.spec, flowSpecs)
  if (draft.spec && obstacle)
    return (
      <WizardFrame key="source" step="source" draft={draft}>
        <SourceObstacle spec={draft.spec} obstacle={obstacle} />
      </WizardFrame>
    )
  const step = currentStep(search.get('step'), draft)
  return (
    <>
      {/* Each step has an address of its own, so that the browser's Back leads through them. */}
      {search.get('step') !== step && (
        <Navigate replace to={paths.editDataflow(sandbox, flowId, step)} />
      )}
      <WizardFrame key={step} step={step} draft={draft}>
        <Suspense fallback={<Skeleton className="h-8 w-full" />}>
          <Step step={step} draft={draft} flowSpecs={flowSpecs} />
        </Suspense>
      </WizardFrame>
    </>
  )
}

interface StepProps {
  step: StepName
  draft: FlowDraft
  flowSpecs: FlowSpec[]
}

function Step({ step, draft, flowSpecs }: StepProps) {
  if (step === 'account' && draft.spec)
    return <AccountStep spec={draft.spec} flowSpecs={flowSpecs} draft={draft} />
  if (step === 'data') return <DataStep draft={draft} />
  if (step === 'target') return <TargetStep draft={draft} flowSpecs={flowSpecs} />
  if (step === 'mapping') return <MappingStep draft={draft} />
  if (step === 'review') return <ReviewStep draft={draft} />
  return <SettledSource spec={draft.spec} />
}
