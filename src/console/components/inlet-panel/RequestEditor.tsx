import type { Flow } from '#contract/flow.ts'
import { useId, type ReactNode, type Ref } from 'react'
import { Link } from 'react-router'
import type { Inlet } from '../../api/inlets.ts'
import { useMessages } from '../../i18n/language.ts'
import { paths } from '../../paths.ts'
import { Select } from '../../ui/controls.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Field } from '../../ui/Field.tsx'
import type { EditorMark, JsonEditorHandle } from '../../ui/json-editor/editor-props.ts'
import { LazyJsonEditor } from '../../ui/json-editor/LazyJsonEditor.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useSandbox } from '../require-param.ts'
import { SAMPLES, type SampleName } from './sample-messages.ts'
import { useInletPanelTexts } from '../../i18n/inlet-panel-texts.ts'

interface FlowChoiceProps {
  flows: Flow[]
  chosen: Flow
  onChoose: (flowId: string) => void
}

/** Which dataflow the message is for: a choice only where there is one. */
export function FlowChoice({ flows, chosen, onChoose }: FlowChoiceProps) {
  const sandbox = useSandbox()
  const { common } = useMessages()
  if (flows.length === 1) {
    return (
      <div className="flex min-w-0 flex-col gap-1">
        <span className="text-sm font-medium">{common.dataflow}</span>
        <Link
          to={paths.dataflow(sandbox, chosen.id)}
          className="flex h-8 min-w-0 items-center text-sm text-accent hover:underline"
        >
          <span className="truncate">{chosen.name}</span>
        </Link>
      </div>
    )
  }
  return (
    <Field label={common.dataflow}>
      {(control) => (
        <Select {...control} value={chosen.id} onChange={({ target }) => onChoose(target.value)}>
          {flows.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

interface SampleChoiceProps {
  /** Undefined once the text is the reader's own. */
  chosen: SampleName | undefined
  onChoose: (name: SampleName) => void
}

export function SampleChoice({ chosen, onChoose }: SampleChoiceProps) {
  const inletPanel = useInletPanelTexts()
  return (
    <Field label={inletPanel.sample}>
      {(control) => (
        <Select
          {...control}
          value={chosen ?? ''}
          onChange={({ target }) => {
            const name = SAMPLES.find((sample) => sample === target.value)
            if (name) onChoose(name)
          }}
        >
          {!chosen && <option value="">{inletPanel.edited}</option>}
          {SAMPLES.map((name) => (
            <option key={name} value={name}>
              {inletPanel.samples[name]}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

interface RequestEditorProps {
  inlet: Inlet
  flowId: string
  /** Undefined while the samples are on their way. */
  text: string | undefined
  onChange: (text: string) => void
  onSend: () => void
  marks: EditorMark[]
  editor: Ref<JsonEditorHandle>
}

/** The request as it will be sent: its line, its headers, and its body to edit. */
export function RequestEditor({
  inlet,
  flowId,
  text,
  onChange,
  onSend,
  marks,
  editor,
}: RequestEditorProps) {
  const { inlets } = useMessages()
  const inletPanel = useInletPanelTexts()
  const labelId = useId()
  return (
    <div className="flex min-h-96 flex-1 flex-col overflow-hidden rounded-lg border border-control bg-surface shadow-raised focus-within:border-accent">
      <div className="flex items-start gap-2 border-b border-line bg-sunken py-2 pr-1 pl-4 font-mono text-xs leading-5">
        <p className="min-w-0 flex-1">
          <Line>
            <span className="font-semibold">POST</span> {inlet.url}
          </Line>
          <Line>x-adobe-flow-id: {flowId}</Line>
        </p>
        <span className="-my-1">
          <CopyButton text={inlet.url} label={inlets.copyUrl} />
        </span>
      </div>
      <span id={labelId} className="sr-only">
        {inletPanel.editor}
      </span>
      <div className="h-80 min-h-0 flex-auto">
        {text === undefined ? (
          <div className="p-4">
            <Skeleton className="w-40" />
          </div>
        ) : (
          <LazyJsonEditor
            ref={editor}
            labelId={labelId}
            value={text}
            onChange={onChange}
            onSubmit={onSend}
            marks={marks}
          />
        )}
      </div>
    </div>
  )
}

const Line = ({ children }: { children: ReactNode }) => (
  <span className="block break-all">{children}</span>
)
