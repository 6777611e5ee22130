import {
  type BaseInputTemplateProps,
  enumOptionSelectedValue,
  enumOptionsDeselectValue,
  enumOptionsIsSelected,
  enumOptionsSelectValue,
  enumOptionValueDecoder,
  enumOptionValueEncoder,
  getInputProps,
  getOptionValueFormat,
  optionId,
  type WidgetProps,
} from '@rjsf/utils'
import type { ChangeEvent } from 'react'
import { useMessages } from '../../i18n/language.ts'
import { afterPress } from '../../ui/after-press.ts'
import { Checkbox, Input, Select, Textarea } from '../../ui/controls.tsx'
import { describedBy, FieldDescription, titleId } from './field-text.tsx'

/** One line of text, a number, a date: the input's type follows the schema. */
export function BaseInputTemplate(props: BaseInputTemplateProps) {
  const { id, schema, options, type, value, rawErrors, onChange, onChangeOverride, onBlur } = props
  const change = ({ target }: ChangeEvent<HTMLInputElement>) =>
    onChange(target.value === '' ? options.emptyValue : target.value)
  return (
    <Input
      {...getInputProps(schema, type, options)}
      id={id}
      name={props.htmlName ?? id}
      value={value ?? ''}
      placeholder={props.placeholder}
      required={props.required}
      disabled={props.disabled}
      readOnly={props.readonly}
      autoComplete="off"
      spellCheck={false}
      onChange={onChangeOverride ?? change}
      onBlur={({ target }) => afterPress(() => onBlur(id, target.value))}
      {...describedBy(id, schema, rawErrors)}
    />
  )
}

export function TextareaWidget(props: WidgetProps) {
  const { id, schema, options, value, rawErrors, onChange, onBlur } = props
  return (
    <Textarea
      id={id}
      name={props.htmlName ?? id}
      value={value ?? ''}
      required={props.required}
      disabled={props.disabled}
      readOnly={props.readonly}
      onChange={({ target }) => onChange(target.value === '' ? options.emptyValue : target.value)}
      onBlur={({ target }) => afterPress(() => onBlur(id, target.value))}
      {...describedBy(id, schema, rawErrors)}
    />
  )
}

/** A choice of one: an `enum`, or which branch of a `oneOf` holds, which RJSF gives no label. */
export function SelectWidget(props: WidgetProps) {
  const { id, schema, options, value, required, rawErrors, onChange, onBlur } = props
  const { form } = useMessages()
  const { enumOptions = [], emptyValue } = options
  const format = getOptionValueFormat(options)
  const isBranchChoice = /__(oneof|anyof)_select$/.test(id)
  const decode = (text: string) => enumOptionValueDecoder(text, enumOptions, format, emptyValue)
  const select = (
    <Select
      id={id}
      name={props.htmlName ?? id}
      value={enumOptionSelectedValue(value, enumOptions, false, format, '')}
      required={required}
      disabled={props.disabled || props.readonly}
      onChange={({ target }) => onChange(decode(target.value))}
      onBlur={({ target }) => afterPress(() => onBlur(id, decode(target.value)))}
      {...describedBy(id, isBranchChoice ? {} : schema, rawErrors)}
    >
      {!isBranchChoice && <option value="">{required ? form.choose : form.noChoice}</option>}
      {enumOptions.map(({ value: optionValue, label }, index) => (
        <option key={label} value={enumOptionValueEncoder(optionValue, index, format)}>
          {label}
        </option>
      ))}
    </Select>
  )
  if (!isBranchChoice) return select
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {props.label || form.variant}
      </label>
      {select}
    </div>
  )
}

export function CheckboxWidget(props: WidgetProps) {
  const { id, schema, value, label, rawErrors, onChange, onBlur } = props
  return (
    <div className="flex flex-col gap-0.5">
      <Checkbox
        id={id}
        name={props.htmlName ?? id}
        label={label}
        className="font-medium"
        checked={value === true}
        disabled={props.disabled || props.readonly}
        onChange={({ target }) => onChange(target.checked)}
        onBlur={({ target }) => afterPress(() => onBlur(id, target.checked))}
        {...describedBy(id, schema, rawErrors)}
      />
      <div className="pl-6">
        <FieldDescription id={id} schema={schema} />
      </div>
    </div>
  )
}

/** A choice of many: a list of distinct values of an `enum`. */
export function CheckboxesWidget(props: WidgetProps) {
  const { id, options, value, onChange, onBlur } = props
  const { enumOptions = [], emptyValue } = options
  const chosen: unknown[] = Array.isArray(value) ? value : []
  return (
    <fieldset id={id} aria-labelledby={titleId(id)} className="flex flex-col gap-1">
      {enumOptions.map((option, index) => (
        <Checkbox
          key={option.label}
          id={optionId(id, index)}
          label={option.label}
          checked={enumOptionsIsSelected(option.value, chosen)}
          disabled={props.disabled || props.readonly}
          onChange={({ target }) =>
            onChange(
              target.checked
                ? enumOptionsSelectValue(index, chosen, enumOptions)
                : enumOptionsDeselectValue(index, chosen, enumOptions),
            )
          }
          onBlur={() => afterPress(() => onBlur(id, value ?? emptyValue))}
        />
      ))}
    </fieldset>
  )
}
