import type { NewSourceConnection } from '#contract/source-connection.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { FlowDraft } from '../../../api/flow-drafts.ts'
import { saveDraft } from '../../../api/save-draft.ts'
import { useSandbox } from '../../../components/require-param.ts'
import { readJsonText } from '../../../components/schema-form/json-text.ts'
import { useMessages } from '../../../i18n/language.ts'
import { useWizardTexts, type WizardTexts } from '../../../i18n/wizard-texts.ts'
import type { Messages } from '../../../i18n/messages.ts'
import { Button } from '../../../ui/Button.tsx'
import { Textarea } from '../../../ui/controls.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useLeaving } from './leaving.ts'
import { readSample, SAMPLE_PARAM, sampleOf } from './sample.ts'
import { SampleFields } from './SampleFields.tsx'
import { StepForm } from './StepForm.tsx'
import { useSaved } from './use-saved.ts'

const EXAMPLE = {
  id: 'A-1042',
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.com',
  phone: '+44 20 7946 0958',
  timestamp: '2026-01-31T09:30:00Z',
}

/** A message as the source will send it, from which the fields to map are read. */
export function DataStep({ draft }: { draft: FlowDraft }) {
  const messages = useMessages()
  const wizard = useWizardTexts()
  const sandbox = useSandbox()
  const { leave, markChanged } = useLeaving()
  const saved = useSaved('data')
  const { id: flowId } = draft.flow
  const [text, setText] = useState(() => sampleOf(draft.source))
  const fault = text.trim() === '' ? undefined : faultOf(text, messages.form, wizard)

  const save = useMutation({
    mutationFn: async () => {
      if (!draft.source) throw new Error(wizard.noAccount)
      const { [SAMPLE_PARAM]: _before, ...params } = draft.source.params ?? {}
      const sample = text.trim() === '' ? {} : { [SAMPLE_PARAM]: text }
      await saveDraft<Pick<NewSourceConnection, 'params'>>(
        sandbox,
        'sourceConnections',
        draft.source,
        { params: { ...params, ...sample } },
      )
    },
    onSuccess: () => saved(flowId).then(() => leave(flowId)),
    onError: () => saved(flowId),
  })

  return (
    <StepForm
      check={() => fault === undefined}
      onSave={save.mutate}
      pending={save.isPending}
      error={save.error}
    >
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex flex-col items-start gap-2 *:w-full">
          <Field label={wizard.sample} description={wizard.sampleHelp} error={fault}>
            {(control) => (
              <Textarea
                {...control}
                rows={14}
                spellCheck={false}
                className="font-mono"
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </Field>
          {text.trim() === '' && (
            <div>
              <Button
                onClick={() => {
                  setText(JSON.stringify(EXAMPLE, null, 2))
                  markChanged()
                }}
              >
                {wizard.useExample}
              </Button>
            </div>
          )}
        </div>
        <SampleFields
          fields={readSample(text).fields}
          emptyText={fault ? wizard.fieldsAfterFault : wizard.noFields}
        />
      </div>
    </StepForm>
  )
}

function faultOf(text: string, form: Messages['form'], wizard: WizardTexts): string | undefined {
  const read = readJsonText(text)
  if ('document' in read) return undefined
  return read.fault === 'not-an-object' ? wizard.notAMessage : form.notJson(read.fault)
}
