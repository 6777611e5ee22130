import type { WidgetProps } from '@rjsf/utils'
import { useState } from 'react'
import { useMessages } from '../../i18n/language.ts'
import { afterPress } from '../../ui/after-press.ts'
import { Button } from '../../ui/Button.tsx'
import { Input } from '../../ui/controls.tsx'
import { Time } from '../../ui/Time.tsx'
import { describedBy } from './field-text.tsx'
import { FileChoice } from './FileChoice.tsx'
import { type SecretChoice, type StoredSecret, useStoredSecret } from './secrets.ts'

const CHOICES = ['keep', 'replace', 'clear'] as const satisfies SecretChoice[]

/** A secret. One that is stored already is kept, replaced or cleared, in words; no mask ever stands for its value. */
export function PasswordWidget(props: WidgetProps) {
  const { id, label, onChange } = props
  const stored = useStoredSecret(id)
  if (!stored) return <SecretInput {...props} />
  return (
    <div className="flex flex-col gap-2">
      <SecretDecision
        id={id}
        title={label}
        secret={stored.secret}
        choice={stored.choice}
        onChoose={(choice) => {
          onChange(undefined)
          stored.choose(choice)
        }}
      />
      {stored.choice === 'replace' && <SecretInput {...props} />}
    </div>
  )
}

interface SecretDecisionProps {
  id: string
  title: string
  secret: StoredSecret
  choice: SecretChoice
  onChoose: (choice: SecretChoice) => void
}

function SecretDecision({ id, title, secret, choice, onChoose }: SecretDecisionProps) {
  const { form } = useMessages()
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="sr-only">{form.secret.legend(title)}</legend>
      <p className="text-sm text-muted">
        {choice === 'clear' ? form.secret.cleared : form.secret.stored}{' '}
        {choice !== 'clear' && secret.setAt !== undefined && (
          <>
            ({form.secret.since} <Time at={secret.setAt} />)
          </>
        )}
      </p>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {CHOICES.map((option) => (
          <label key={option} className="inline-flex min-h-6 items-center gap-2 text-sm">
            <input
              type="radio"
              name={`${id}-choice`}
              checked={choice === option}
              onChange={() => onChoose(option)}
              className="size-4 accent-accent"
            />
            {form.secret[option]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function SecretInput({
  id,
  label,
  schema,
  value,
  required,
  disabled,
  readonly,
  rawErrors,
  onChange,
  onBlur,
}: WidgetProps) {
  const [isShown, setShown] = useState(false)
  const { form } = useMessages()
  const field = (
    <div className="flex gap-2">
      <Input
        id={id}
        name={id}
        type={isShown ? 'text' : 'password'}
        value={value ?? ''}
        required={required}
        disabled={disabled}
        readOnly={readonly}
        autoComplete="new-password"
        spellCheck={false}
        className="font-mono"
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
        onBlur={(event) => afterPress(() => onBlur(id, event.target.value))}
        {...describedBy(id, schema, rawErrors)}
      />
      <Button
        aria-label={isShown ? form.hideNamed(label) : form.showNamed(label)}
        aria-controls={id}
        onClick={() => setShown(!isShown)}
      >
        {isShown ? form.hide : form.show}
      </Button>
    </div>
  )
  if (schema.contentEncoding !== 'base64') return field
  return (
    <div className="flex flex-col gap-2">
      {field}
      <FileChoice title={label} disabled={disabled || readonly} onChoose={onChange} />
    </div>
  )
}
