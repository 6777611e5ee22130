import type { JsonObject } from '#contract/entity.ts'
import { type ReactNode, type SubmitEvent, useId, useRef, useState } from 'react'
import { useMessages } from '../../i18n/language.ts'
import { Textarea } from '../../ui/controls.tsx'
import { FieldError } from '../../ui/Field.tsx'
import { readJsonText, type JsonTextFault } from './json-text.ts'

interface JsonViewProps {
  document: JsonObject
  /** Called with every text that is a JSON object. */
  onChange: (document: JsonObject) => void
  /** @returns what the schema says against the document, in words; none if it is sent. */
  onSubmit: (document: JsonObject) => string[]
  /** The form's foot: its buttons. */
  children: ReactNode
}

/** A form's document as JSON text. Keys that the form does not know are edited here, and survive there. */
export function JsonView({ document, onChange, onSubmit, children }: JsonViewProps) {
  const { form } = useMessages()
  const id = useId()
  const textarea = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(() => JSON.stringify(document, null, 2))
  const [refusals, setRefusals] = useState<string[]>([])
  const read = readJsonText(text)
  const faults = 'document' in read ? refusals : [wordPlace(read.fault)]

  function wordPlace(fault: 'not-an-object' | JsonTextFault): string {
    return fault === 'not-an-object' ? form.notAnObject : form.notJson(fault)
  }

  function change(next: string) {
    setText(next)
    setRefusals([])
    const changed = readJsonText(next)
    if ('document' in changed) onChange(changed.document)
  }

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const said = 'document' in read ? onSubmit(read.document) : faults
    setRefusals(said)
    if (said.length > 0) textarea.current?.focus()
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4" noValidate>
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="text-sm font-medium">
          {form.document}
        </label>
        <Textarea
          id={id}
          ref={textarea}
          rows={Math.min(24, Math.max(8, text.split('\n').length + 1))}
          spellCheck={false}
          className="font-mono"
          value={text}
          aria-invalid={faults.length > 0 ? true : undefined}
          aria-describedby={faults.length > 0 ? `${id}-fault` : undefined}
          onChange={({ target }) => change(target.value)}
        />
        {faults.length > 0 && <FieldError id={`${id}-fault`}>{faults.join(' ')}</FieldError>}
      </div>
      {children}
    </form>
  )
}
