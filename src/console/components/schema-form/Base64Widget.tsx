import type { WidgetProps } from '@rjsf/utils'
import { FileChoice } from './FileChoice.tsx'
import { TextareaWidget } from './widgets.tsx'

/** What is sent in Base64, a certificate for example: typed, pasted, or taken from a file. */
export function Base64Widget(props: WidgetProps) {
  const { label, disabled, readonly, onChange } = props
  return (
    <div className="flex flex-col gap-2">
      <TextareaWidget {...props} />
      <FileChoice title={label} disabled={disabled || readonly} onChoose={onChange} />
    </div>
  )
}
