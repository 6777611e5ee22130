import { useMemo } from 'react'
import type { FlowDraft } from '../../../api/flow-drafts.ts'
import { useSandbox } from '../../../components/require-param.ts'
import { presentSpec } from '../../../components/spec-presentation.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { paths } from '../../../paths.ts'
import type { Tone } from '../../../ui/StateGlyph.tsx'
import type { StripPart } from '../../../ui/Strip.tsx'
import { leftOutOf } from './left-out.ts'
import { readSample, sampleOf } from './sample.ts'
import { isDone, isXdm, stepsFor, type StepName } from './steps.ts'

interface Progress {
  step: StepName
  draft: FlowDraft | undefined
  sourceLabel: string | undefined
  refusedStep: string | undefined
}

/** The wizard's steps as the way that the data will take, each with what was chosen there. */
export function useStripParts({ step, draft, sourceLabel, refusedStep }: Progress): StripPart[] {
  const wizard = useWizardTexts()
  const sandbox = useSandbox()
  const names = useChoices(draft, sourceLabel)
  const isFaulty = useMemo(() => leftOutOf(draft).length > 0, [draft])

  return stepsFor(draft).map((name): StripPart => {
    const isPublished = draft !== undefined && draft.flow.state !== 'draft'
    const done = draft ? isDone(name, draft) : name === 'source' && sourceLabel !== undefined
    const tone = toneOf({
      done,
      isCurrent: name === step && !isPublished,
      isRefused: name === refusedStep,
      isFaulty: name === 'mapping' && isFaulty,
    })
    return {
      key: name,
      label: wizard.steps[name].label,
      name: names[name] || wizard.steps[name].prompt,
      tone,
      state: wizard.tones[tone],
      isCurrent: name === step,
      ...(draft?.flow.state === 'draft' && {
        to: paths.editDataflow(sandbox, draft.flow.id, name),
      }),
    }
  })
}

function toneOf(at: {
  done: boolean
  isCurrent: boolean
  isRefused: boolean
  isFaulty: boolean
}): Exclude<Tone, 'off'> {
  if (at.isRefused) return 'bad'
  if (at.isCurrent) return 'current'
  if (at.isFaulty) return 'warn'
  return at.done ? 'ok' : 'waiting'
}

/** What was chosen at each step, in a word; empty where nothing was. */
function useChoices(
  draft: FlowDraft | undefined,
  sourceLabel: string | undefined,
): Record<StepName, string> {
  const wizard = useWizardTexts()
  const fields = readSample(sampleOf(draft?.source)).fields.length
  const mapped = draft?.mappingSet?.mappings.length ?? 0
  return {
    source: draft?.spec ? presentSpec(draft.spec).label : (sourceLabel ?? ''),
    account: draft?.account?.name ?? '',
    data: fields > 0 ? wizard.fieldCount(fields) : '',
    target: draft?.dataSet?.name ?? '',
    mapping: mapped > 0 && !isXdm(draft) ? wizard.mappedCount(mapped) : '',
    review: draft?.flow.state === 'enabled' ? wizard.published.title : '',
  }
}
