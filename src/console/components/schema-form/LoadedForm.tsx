import type { JsonObject } from '#contract/entity.ts'
import createPrecompiledValidator from '@rjsf/validator-ajv8/lib/createPrecompiledValidator.js'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { validatorsQuery } from '../../api/validators.ts'
import { useMessages } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemMessage } from '../ProblemMessage.tsx'
import { useSandbox } from '../require-param.ts'
import { toFieldFaults } from './field-fault.ts'
import { FieldsView } from './FieldsView.tsx'
import type { SchemaFormProps } from './form-props.ts'
import { JsonView } from './JsonView.tsx'
import { type SecretChoice, SecretsContext, type StoredSecret } from './secrets.ts'
import { joinDocument, splitDocument } from './unknown-keys.ts'
import { ViewSwitch, type View } from './ViewSwitch.tsx'
import { wordMessages } from './fault-wording.ts'

const EMPTY: JsonObject = {}
const NO_SECRETS: Record<string, StoredSecret> = {}

/** The form itself, once its validators are there: two views of one document, and its buttons. */
export function LoadedForm({
  schema: raw,
  submitLabel,
  submitKind = 'primary',
  onSubmit,
  pending,
  error,
  formData = EMPTY,
  onChange,
  secondary,
  secrets = NO_SECRETS,
}: SchemaFormProps) {
  const { data: validators } = useSuspenseQuery(validatorsQuery(useSandbox(), raw))
  const { schema, functions } = validators
  const { form } = useMessages()
  const [view, setView] = useState<View>('form')
  const [document, setDocument] = useState(formData)
  const [choices, setChoices] = useState<Record<string, SecretChoice>>({})
  const validator = useMemo(
    () => createPrecompiledValidator(functions, schema),
    [functions, schema],
  )
  const { known, unknown } = useMemo(() => splitDocument(document, schema), [document, schema])

  function change(next: JsonObject) {
    setDocument(next)
    onChange?.(next)
  }

  function submit(next: JsonObject) {
    if (pending) return
    const cleared = Object.keys(choices).filter((name) => choices[name] === 'clear')
    onSubmit(next, { cleared })
  }

  /** In the JSON view, what is typed is what is sent: even values that the form would hide. */
  function submitJson(next: JsonObject): string[] {
    const { errors } = validator.validateFormData(next, schema)
    const kept = errors.filter((fault) => !(fault.name === 'required' && isStored(fault.property)))
    const messages = toFieldFaults(kept, schema, next, () => true).map(
      ({ message = '' }) => message,
    )
    if (messages.length === 0) submit(next)
    return wordMessages(messages, form.faults)
  }

  function isStored(name = ''): boolean {
    return name in secrets && choices[name] !== 'replace'
  }

  const foot = (
    <>
      <ProblemMessage error={error} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" kind={submitKind} pending={pending}>
          {submitLabel}
        </Button>
        {secondary}
        <span className="ml-auto">
          <ViewSwitch view={view} onChange={setView} />
        </span>
      </div>
    </>
  )
  return (
    <SecretsContext
      value={{
        stored: secrets,
        choices,
        choose: (name, choice) => setChoices({ ...choices, [name]: choice }),
      }}
    >
      {view === 'json' ? (
        <JsonView document={document} onChange={change} onSubmit={submitJson}>
          {foot}
        </JsonView>
      ) : (
        <FieldsView
          schema={schema}
          validator={validator}
          data={known}
          onChange={(data) => change(joinDocument({ known: data, unknown }))}
          onSubmit={(data) => submit(joinDocument({ known: data, unknown }))}
        >
          {foot}
        </FieldsView>
      )}
    </SecretsContext>
  )
}
