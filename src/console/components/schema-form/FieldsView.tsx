import type { JsonObject } from '#contract/entity.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import Form from '@rjsf/core'
import {
  englishStringTranslator,
  type RJSFValidationError,
  TranslatableString,
  type ValidatorType,
} from '@rjsf/utils'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useMessages } from '../../i18n/language.ts'
import { controlId, pathOf, toFieldFaults } from './field-fault.ts'
import { presentationOf } from './presentation.ts'
import { useStoredSecretNames } from './secrets.ts'
import { theme } from './theme.ts'

interface FieldsViewProps {
  /** As the validators' module exports it. */
  schema: JsonObject
  validator: ValidatorType
  data: JsonObject
  onChange: (data: JsonObject) => void
  onSubmit: (data: JsonObject) => void
  /** The form's foot: its buttons. */
  children: ReactNode
}

/** A document as the fields that its schema makes, and nothing else. */
export function FieldsView({
  schema,
  validator,
  data,
  onChange,
  onSubmit,
  children,
}: FieldsViewProps) {
  const { form } = useMessages()
  const root = useRef<HTMLDivElement>(null)
  const left = useRef(new Set<string>())
  const wasSubmitted = useRef(false)
  const [faultCount, setFaultCount] = useState(0)
  const storedSecrets = useStoredSecretNames()
  const presentation = useMemo(() => presentationOf(schema), [schema])

  /** Before the first submit, only fields that the reader has left are judged. */
  function concerns(error: RJSFValidationError): boolean {
    const path = pathOf(error)
    if (error.name === 'required' && storedSecrets.has(path.join('.'))) return false
    const id = controlId(path)
    return wasSubmitted.current || [...left.current].some((seen) => `${seen}_`.startsWith(`${id}_`))
  }

  function focusFirstFault(count: number) {
    setFaultCount(count)
    const faulty = root.current?.querySelector<HTMLElement>('[aria-invalid=true]')
    faulty?.focus()
  }

  return (
    <div
      ref={root}
      onSubmitCapture={() => {
        wasSubmitted.current = true
      }}
    >
      <Form<JsonObject>
        {...theme}
        className="flex flex-col gap-6"
        schema={schema}
        uiSchema={presentation}
        validator={validator}
        formData={data}
        omitExtraData
        liveOmit="onChange"
        liveValidate="onBlur"
        noHtml5Validate
        showErrorList={false}
        translateString={(text, parameters) =>
          text === TranslatableString.OptionPrefix
            ? form.option(Number(parameters?.[0]))
            : text === TranslatableString.NewStringDefault
              ? form.newValue
              : englishStringTranslator(text, parameters)
        }
        transformErrors={(errors) =>
          toFieldFaults(
            errors,
            schema,
            data,
            (id) => root.current?.querySelector(`[id="${CSS.escape(id)}"]`) != null,
          ).filter(concerns)
        }
        onBlur={(id) => left.current.add(id)}
        onChange={({ formData, errors }) => {
          if (wasSubmitted.current) setFaultCount(errors.length)
          if (isJsonObject(formData)) onChange(formData)
        }}
        onError={(errors) => focusFirstFault(errors.length)}
        onSubmit={({ formData }) => {
          setFaultCount(0)
          onSubmit(isJsonObject(formData) ? formData : {})
        }}
      >
        <div className="flex flex-col gap-2">
          <output className="block text-sm text-bad empty:hidden">
            {faultCount > 0 && form.faultCount(faultCount)}
          </output>
          {children}
        </div>
      </Form>
    </div>
  )
}
