import type { JsonObject } from '#contract/entity.ts'
import { useEffect, useRef, useState, type SubmitEvent } from 'react'
import { Link } from 'react-router'
import { useEditingTexts } from '../../i18n/editing-texts.ts'
import { useMessages } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Input, Textarea } from '../../ui/controls.tsx'
import { Field } from '../../ui/Field.tsx'
import type { EditDetailsProps } from './edit-details-props.ts'
import { withField } from './three-way-merge.ts'

interface DetailsFormProps {
  document: JsonObject
  reach: EditDetailsProps['reach']
  pending: boolean
  onChange: (document: JsonObject) => void
  onSave: () => void
  onCancel: () => void
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The fields of name and description, and what a change of them reaches. */
export function DetailsForm(props: DetailsFormProps) {
  const { document, reach, onChange } = props
  const editing = useEditingTexts()
  const { common } = useMessages()
  const [isTried, setTried] = useState(false)
  const nameInput = useRef<HTMLInputElement>(null)
  useEffect(() => nameInput.current?.focus(), [])
  const name = textOf(document['name'])
  const isNameless = name.trim() === ''
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (isNameless) nameInput.current?.focus()
    else props.onSave()
  }
  return (
    <form
      noValidate
      aria-label={editing.title}
      className="flex max-w-[560px] flex-col gap-4"
      onSubmit={submit}
    >
      <Field
        label={common.name}
        required
        requiredLabel={common.required}
        error={isTried && isNameless && editing.nameMissing}
      >
        {(control) => (
          <Input
            {...control}
            ref={nameInput}
            value={name}
            onChange={({ target }) => onChange(withField(document, ['name'], target.value))}
          />
        )}
      </Field>
      <Field label={common.description}>
        {(control) => (
          <Textarea
            {...control}
            value={textOf(document['description'])}
            onChange={({ target }) =>
              onChange(withField(document, ['description'], target.value || undefined))
            }
          />
        )}
      </Field>
      {reach && reach.count > 0 && (
        <div className="text-sm">
          <p>{editing.reach(reach.count)}</p>
          <ul className="list-disc pl-5">
            {reach.first.map(({ to, name: flowName }) => (
              <li key={to}>
                <Link to={to} className="text-accent hover:underline">
                  {flowName}
                </Link>
              </li>
            ))}
            {reach.count > reach.first.length && (
              <li>{editing.reachMore(reach.count - reach.first.length)}</li>
            )}
          </ul>
        </div>
      )}
      <div className="flex gap-2">
        <Button type="submit" kind="primary" pending={props.pending}>
          {common.save}
        </Button>
        <Button onClick={props.onCancel}>{common.cancel}</Button>
      </div>
    </form>
  )
}
