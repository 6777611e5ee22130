import {
  ADDITIONAL_PROPERTY_FLAG,
  canExpand,
  type FieldErrorProps,
  type FieldTemplateProps,
  type MultiSchemaFieldTemplateProps,
  type ObjectFieldTemplateProps,
  type WrapIfAdditionalTemplateProps,
} from '@rjsf/utils'
import { useMessages } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Input } from '../../ui/controls.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { PlusIcon, TrashIcon } from '../../ui/icons.tsx'
import { FieldDescription, FieldFaults, RequiredMark, titleId } from './field-text.tsx'
import { useFieldTitle } from './field-title.ts'

/** Any field: label, description, control, faults. Objects, lists and checkboxes bring their own label. */
export function FieldTemplate(props: FieldTemplateProps) {
  const { id, label, fieldPathId, hidden, required, displayLabel, schema, registry, children } =
    props
  const title = useFieldTitle(label, fieldPathId)
  const isBranchChoice = (schema.oneOf ?? schema.anyOf) && !registry.schemaUtils.isSelect(schema)
  const isLabelled = displayLabel && !isBranchChoice
  if (hidden) return <div hidden>{children}</div>
  return (
    <WrapIfAdditionalTemplate {...props}>
      <div className="flex min-w-0 flex-col gap-1">
        {isLabelled && title && (
          <label id={titleId(id)} htmlFor={id} className="text-sm font-medium">
            {title}
            {required && <RequiredMark />}
          </label>
        )}
        {isLabelled && <FieldDescription id={id} schema={schema} />}
        {children}
        {props.errors}
      </div>
    </WrapIfAdditionalTemplate>
  )
}

export function FieldErrorTemplate({ errors, fieldPathId }: FieldErrorProps) {
  const texts = errors?.filter((error) => typeof error === 'string')
  return <FieldFaults id={fieldPathId.$id} messages={texts} />
}

/** An object: a group under its title. The outermost has neither, as the page says what the form is for. */
export function ObjectFieldTemplate(props: ObjectFieldTemplateProps) {
  const { fieldPathId, schema, uiSchema, formData, properties, onAddProperty } = props
  const title = useFieldTitle(props.title, fieldPathId)
  const { form } = useMessages()
  const isRoot = fieldPathId.path.length === 0
  const isExpandable = canExpand(schema, uiSchema, formData)
  const isPureChoice = (schema.oneOf ?? schema.anyOf) !== undefined && properties.length === 0
  if (isPureChoice) return null
  const fields = (
    <div className="flex flex-col gap-4">
      {properties.map((property) => property.content)}
      {properties.length === 0 && !isRoot && !isExpandable && (
        <p className="text-sm text-muted">{form.undescribedGroup}</p>
      )}
      {isExpandable && (
        <div>
          <Button icon={<PlusIcon />} onClick={onAddProperty}>
            {isRoot ? form.add : form.addTo(title)}
          </Button>
        </div>
      )}
    </div>
  )
  if (isRoot) return fields
  return (
    <fieldset id={fieldPathId.$id} className="min-w-0 border-l-2 border-line pl-4">
      <legend className="float-left mb-1 w-full text-sm font-semibold">{title}</legend>
      <div className="clear-both mb-3">
        <FieldDescription id={fieldPathId.$id} schema={schema} />
      </div>
      {fields}
    </fieldset>
  )
}

/** A `oneOf` or `anyOf`: the choice, then the fields of what was chosen. */
export function MultiSchemaFieldTemplate({
  selector,
  optionSchemaField,
}: MultiSchemaFieldTemplateProps) {
  return (
    <div className="mt-3 flex flex-col gap-4">
      {selector}
      {optionSchemaField}
    </div>
  )
}

/** A property that the schema allows but does not name: its name can be edited, and it can be removed. */
export function WrapIfAdditionalTemplate(props: WrapIfAdditionalTemplateProps) {
  const { id, label, schema, onKeyRenameBlur, onRemoveProperty, children } = props
  const { form } = useMessages()
  if (!(ADDITIONAL_PROPERTY_FLAG in schema)) return <>{children}</>
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)_auto] items-end gap-2">
      <Input
        key={label}
        aria-label={form.keyOf(label)}
        id={`${id}-key`}
        defaultValue={label}
        onBlur={onKeyRenameBlur}
      />
      {children}
      <IconButton label={form.remove(label)} icon={<TrashIcon />} onClick={onRemoveProperty} />
    </div>
  )
}

/** What RJSF has no field for can still be edited as JSON. */
export function UnsupportedFieldTemplate() {
  const { form } = useMessages()
  return <p className="text-sm text-muted">{form.unsupported}</p>
}
