import { useId, type ReactNode } from 'react'

/** What a control takes over so that its label, its description and its error belong to it. */
export interface ControlProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
  required: boolean
}

interface FieldProps {
  label: ReactNode
  description?: ReactNode
  /** What is wrong with the value, in words. */
  error?: ReactNode
  required?: boolean
  /** Said after the label when a value is required; colour or an asterisk alone would not say it. */
  requiredLabel?: string
  /** For a control whose id is given, such as RJSF's. */
  id?: string
  children: (control: ControlProps) => ReactNode
}

/** A labelled control: label, description, the control, and its error under it. */
export function Field({
  label,
  description,
  error,
  required = false,
  requiredLabel,
  id: givenId,
  children,
}: FieldProps) {
  const ownId = useId()
  const id = givenId ?? ownId
  const descriptionId = `${id}-description`
  const errorId = `${id}-error`
  const describedBy = [description && descriptionId, error && errorId].filter(Boolean).join(' ')
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
        {required && requiredLabel && (
          <span className="font-normal text-muted"> {requiredLabel}</span>
        )}
      </label>
      {description && (
        <p id={descriptionId} className="max-w-[64ch] text-sm text-muted">
          {description}
        </p>
      )}
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
        required,
      })}
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  )
}

/** The fault of one field, under it. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-baseline gap-1.5 text-sm text-bad">
      <svg
        viewBox="0 0 12 12"
        width="12"
        height="12"
        aria-hidden="true"
        className="shrink-0 translate-y-px"
      >
        <path d="M6 .5 11.5 6 6 11.5.5 6z" fill="currentColor" />
      </svg>
      <span>{children}</span>
    </p>
  )
}
