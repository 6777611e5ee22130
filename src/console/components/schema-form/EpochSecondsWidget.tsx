import type { WidgetProps } from '@rjsf/utils'
import { useMessages } from '../../i18n/language.ts'
import { afterPress } from '../../ui/after-press.ts'
import { Input } from '../../ui/controls.tsx'
import { fromLocalText, localZone, toLocalText } from './epoch-seconds.ts'
import { describedBy } from './field-text.tsx'
import { BaseInputTemplate } from './widgets.tsx'

/**
 * An instant in epoch seconds, as a date and time in the reader's own zone, which is named beside it. What such a field
 * cannot show stays the number that it is.
 */
export function EpochSecondsWidget(props: WidgetProps) {
  const { id, schema, value, required, disabled, readonly, rawErrors, onChange, onBlur } = props
  const { form } = useMessages()
  const text = value === undefined ? '' : toLocalText(Number(value))
  if (value !== undefined && text === '') return <BaseInputTemplate {...props} />
  const description = describedBy(id, schema, rawErrors)
  const zoneId = `${id}__zone`
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Input
        id={id}
        name={id}
        type="datetime-local"
        step={1}
        value={text}
        required={required}
        disabled={disabled}
        readOnly={readonly}
        className="sm:w-60"
        onChange={({ target }) => onChange(fromLocalText(target.value))}
        onBlur={({ target }) => afterPress(() => onBlur(id, fromLocalText(target.value)))}
        {...description}
        aria-describedby={[description['aria-describedby'], zoneId].filter(Boolean).join(' ')}
      />
      <span id={zoneId} className="text-sm text-muted tabular-nums">
        {form.inZone(localZone())}
        {value !== undefined && ` · ${form.epochSeconds(String(value))}`}
      </span>
    </div>
  )
}
