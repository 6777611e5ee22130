import type { FlowDraft } from '../../../api/flow-drafts.ts'
import { requiresMapping } from './flow-spec-choice.ts'
import { sampleOf } from './sample.ts'

/** The wizard's steps for a stream, in their order. */
export const STEPS = ['source', 'account', 'data', 'target', 'mapping', 'review'] as const
export type StepName = (typeof STEPS)[number]

const isStep = (name: string | null): name is StepName => STEPS.some((step) => step === name)

/** Whether messages come as XDM already, so that there is nothing to map. */
export const isXdm = (draft: FlowDraft | undefined): boolean =>
  draft?.account?.auth?.params['dataType'] === 'xdm'

/** The steps that apply: a sample and a mapping are for messages that do not conform to XDM yet. */
export function stepsFor(draft: FlowDraft | undefined): StepName[] {
  return STEPS.filter((step) => !(isXdm(draft) && (step === 'data' || step === 'mapping')))
}

/** Whether a step's part of the draft is there. A sample helps, but nothing needs it. */
export function isDone(step: StepName, draft: FlowDraft): boolean {
  const done: Record<StepName, boolean> = {
    source: draft.spec !== undefined,
    account: draft.account !== undefined,
    data: sampleOf(draft.source) !== '',
    target: draft.dataSet !== undefined && draft.schema !== undefined,
    mapping: draft.mappingSet !== undefined,
    review: draft.flow.state !== 'draft',
  }
  return done[step]
}

/** The steps without which the draft cannot be published: not the sample, nor a mapping that its flow spec leaves open. */
export const missingSteps = (draft: FlowDraft): StepName[] =>
  stepsFor(draft).filter((step) => isNeeded(step, draft) && !isDone(step, draft))

const isNeeded = (step: StepName, { flowSpec }: FlowDraft): boolean =>
  step === 'mapping' ? requiresMapping(flowSpec) : step !== 'data' && step !== 'review'

/** The step that the address names; where it names none that applies, the first that is not done. */
export function currentStep(named: string | null, draft: FlowDraft): StepName {
  const steps = stepsFor(draft)
  if (isStep(named) && steps.includes(named)) return named
  return steps.find((step) => !isDone(step, draft)) ?? 'review'
}

/** The step after, or before; undefined beyond the ends. */
export function stepBeside(
  step: StepName,
  draft: FlowDraft | undefined,
  offset: 1 | -1,
): StepName | undefined {
  const steps = stepsFor(draft)
  return steps[steps.indexOf(step) + offset]
}
