import {
  type ArrayFieldItemTemplateProps,
  type ArrayFieldTemplateProps,
  getUiOptions,
} from '@rjsf/utils'
import { useMessages } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { ArrowDownIcon, ArrowUpIcon, PlusIcon, TrashIcon } from '../../ui/icons.tsx'
import { FieldDescription, RequiredMark } from './field-text.tsx'
import { useFieldTitle } from './field-title.ts'

/** A list: its entries, each with its buttons, and one to add another. */
export function ArrayFieldTemplate(props: ArrayFieldTemplateProps) {
  const { fieldPathId, schema, uiSchema, items, canAdd, onAddClick, required } = props
  const title = useFieldTitle(getUiOptions(uiSchema).title ?? props.title, fieldPathId)
  const { form } = useMessages()
  return (
    <fieldset id={fieldPathId.$id} className="min-w-0 border-l-2 border-line pl-4">
      <legend className="float-left mb-1 w-full text-sm font-semibold">
        {title}
        {required && <RequiredMark />}
      </legend>
      <div className="clear-both">
        <FieldDescription id={fieldPathId.$id} schema={schema} />
      </div>
      {items.length === 0 ? (
        <p className="my-2 text-sm text-muted">{form.emptyList}</p>
      ) : (
        <div className="my-3 flex flex-col gap-3">{items}</div>
      )}
      {canAdd && (
        <Button icon={<PlusIcon />} onClick={onAddClick}>
          {form.addTo(title)}
        </Button>
      )}
    </fieldset>
  )
}

/** One entry of a list, with its buttons at its right. */
export function ArrayFieldItemTemplate(props: ArrayFieldItemTemplateProps) {
  const { children, buttonsProps, hasToolbar, index, parentUiSchema } = props
  const { form } = useMessages()
  const title = form.entry(getUiOptions(parentUiSchema).title ?? '', index + 1).trim()
  const isFixed = buttonsProps.disabled === true || buttonsProps.readonly === true
  const canMove = buttonsProps.hasMoveUp === true || buttonsProps.hasMoveDown === true
  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 flex-1">{children}</div>
      {hasToolbar && (
        <div className="mt-6 flex">
          {canMove && (
            <>
              <IconButton
                label={form.moveUp(title)}
                icon={<ArrowUpIcon />}
                disabled={isFixed || !buttonsProps.hasMoveUp}
                onClick={buttonsProps.onMoveUpItem}
              />
              <IconButton
                label={form.moveDown(title)}
                icon={<ArrowDownIcon />}
                disabled={isFixed || !buttonsProps.hasMoveDown}
                onClick={buttonsProps.onMoveDownItem}
              />
            </>
          )}
          {buttonsProps.hasRemove && (
            <IconButton
              label={form.remove(title)}
              icon={<TrashIcon />}
              disabled={isFixed}
              onClick={buttonsProps.onRemoveItem}
            />
          )}
        </div>
      )}
    </div>
  )
}
