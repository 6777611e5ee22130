import type { Flow } from '#contract/flow.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Inlet } from '../../api/inlets.ts'
import { mappedMessageQuery } from '../../api/mapping-preview.ts'
import { useFormat } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import type { JsonEditorHandle } from '../../ui/json-editor/editor-props.ts'
import { Section } from '../../ui/Section.tsx'
import { announcementOf } from './announcement.ts'
import { AnswerView } from './AnswerView.tsx'
import { CopyRequest } from './CopyRequest.tsx'
import { faultsOf, leftOutOf, marksOf } from './message-faults.ts'
import type { InletPanelProps } from './inlet-panel-props.ts'
import { MessageWay } from './MessageWay.tsx'
import { NoEnabledFlow } from './NoEnabledFlow.tsx'
import { FlowChoice, RequestEditor, SampleChoice } from './RequestEditor.tsx'
import { SAMPLES, type SampleName } from './sample-messages.ts'
import type { SentMessage } from './sent-messages.ts'
import { SentTable } from './SentTable.tsx'
import { useMessageFate } from './use-message-fate.ts'
import { useMessageTarget } from './use-message-target.ts'
import { useSentMessages } from './use-sent-messages.ts'
import { ProblemMessage } from '../ProblemMessage.tsx'
import { useSandbox } from '../require-param.ts'
import { useInletPanelTexts } from '../../i18n/inlet-panel-texts.ts'

export function LoadedPanel({ inlet, flows }: InletPanelProps) {
  const [search] = useSearchParams()
  const enabled = flows.filter(({ state }) => state === 'enabled')
  const chosen = enabled.find(({ id }) => id === search.get('flow')) ?? enabled[0]
  if (!chosen) return <NoEnabledFlow inlet={inlet} flows={flows} />
  return <Panel inlet={inlet} flows={enabled} flow={chosen} />
}

function Panel({ inlet, flows, flow }: InletPanelProps & { flow: Flow }) {
  const text = useInletPanelTexts()
  const format = useFormat()
  const editor = useRef<JsonEditorHandle>(null)
  const { sent, isSending, send } = useSentMessages(inlet.inletId)
  const [shownKey, setShownKey] = useState<number>()
  const shown = sent.find(({ key }) => key === shownKey) ?? sent[0]
  const request = useRequest(inlet, flow)
  const { fate, faults, leftOut } = useShown(shown)
  const isInEditor = shown !== undefined && shown.body === request.body
  const marks = useMemo(
    () => (isInEditor ? [...marksOf(faults, 'error'), ...marksOf(leftOut, 'warning')] : []),
    [isInEditor, faults, leftOut],
  )

  function sendNow(message: Parameters<typeof send>[0]) {
    if (isSending) return
    setShownKey(undefined)
    send(message)
  }
  function sendRequest() {
    const { target, body } = request
    if (body === undefined) return
    const { dataSetId, mappingSet = null } = target
    sendNow({ flowId: flow.id, dataSetId, mappingSet, body })
  }
  function editAgain(message: SentMessage) {
    request.change({ flow: message.flowId, body: message.body })
    setShownKey(message.key)
    editor.current?.focus()
  }
  return (
    <>
      <ProblemMessage error={request.target.error} />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Section title={text.request}>
          <div className="grid gap-3 sm:grid-cols-2">
            <FlowChoice
              flows={flows}
              chosen={flow}
              onChoose={(flowId) => request.change({ flow: flowId })}
            />
            <SampleChoice
              chosen={request.sample}
              onChoose={(sample) => request.change({ sample, body: undefined })}
            />
          </div>
          <RequestEditor
            inlet={inlet}
            flowId={flow.id}
            text={request.body}
            onChange={(body) => request.change({ body })}
            onSend={sendRequest}
            marks={marks}
            editor={editor}
          />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <Button kind="primary" pending={isSending} onClick={sendRequest}>
              {text.send}
            </Button>
            <kbd className="font-sans text-xs text-muted">{text.sendKeys(IS_MAC)}</kbd>
            <span className="ml-auto">
              <CopyRequest inlet={inlet} flowId={flow.id} body={request.body ?? ''} withLabel />
            </span>
          </div>
        </Section>
        <Section title={text.answer}>
          <AnswerView message={shown} />
        </Section>
      </div>
      <output className="sr-only">
        {announcementOf({ message: shown, fate, leftOut: leftOut.length, text, format })}
      </output>
      <MessageWay
        message={shown}
        fate={fate}
        faults={faults}
        leftOut={leftOut}
        isUnmapped={shown ? shown.mappingSet === null : request.target.mappingSet === null}
        onShow={isInEditor ? (place) => editor.current?.show(place) : undefined}
      />
      <SentTable
        inlet={inlet}
        sent={sent}
        shown={shown}
        onShow={({ key }) => setShownKey(key)}
        onResend={sendNow}
        onEdit={editAgain}
      />
    </>
  )
}

const IS_MAC = /^Mac|^iP/.test(navigator.platform)

interface RequestChange {
  flow?: string
  sample?: SampleName
  /** Undefined for the sample's own. */
  body?: string | undefined
}

/** The request in the editor: flow and sample are in the URL, and the text too once the reader has changed it. */
function useRequest(inlet: Inlet, flow: Flow) {
  const [search, setSearch] = useSearchParams()
  const [edited, setEdited] = useState<string>()
  const target = useMessageTarget(inlet, flow)
  const sample = SAMPLES.find((name) => name === search.get('sample')) ?? 'valid'

  function change(changed: RequestChange) {
    if ('body' in changed) setEdited(changed.body)
    if (!changed.flow && !changed.sample) return
    const next = new URLSearchParams(search)
    if (changed.flow) next.set('flow', changed.flow)
    if (changed.sample) next.set('sample', changed.sample)
    setSearch(next, { replace: true, preventScrollReset: true })
  }
  return {
    target,
    sample: edited === undefined ? sample : undefined,
    body: edited ?? target.samples?.[sample],
    change,
  }
}

/** How the message that is shown stands, and what was wrong with it. */
function useShown(shown: SentMessage | undefined) {
  const sandbox = useSandbox()
  const fate = useMessageFate(shown)
  const stored = fate?.state === 'stored' ? shown : undefined
  const mapped = useQuery(mappedMessageQuery(sandbox, stored?.mappingSet, stored?.body))
  const errors = mapped.data?.errors
  const mappings = shown?.mappingSet?.mappings
  return {
    fate,
    faults: useMemo(() => (fate ? faultsOf(fate, mappings ?? null) : []), [fate, mappings]),
    leftOut: useMemo(() => leftOutOf(errors ?? []), [errors]),
  }
}
