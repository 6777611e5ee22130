import { isJsonObject } from '#mapping/json-object.ts'
import { FieldError } from '../../ui/Field.tsx'
import { useMessages } from '../../i18n/language.ts'
import { wordMessages } from './fault-wording.ts'

export const descriptionId = (id: string): string => `${id}__description`
export const errorId = (id: string): string => `${id}__error`
export const titleId = (id: string): string => `${id}__title`

interface Described {
  description?: string
  example?: unknown
  examples?: unknown
  uiAttributes?: unknown
}

/** A required field is marked in a word; the space keeps it a word of its own in the field's name. */
export function RequiredMark() {
  const { common } = useMessages()
  return <span className="font-normal text-muted"> {common.required}</span>
}

/** What stands under a label: the schema's own words, its example, and what the service had to add. */
export function FieldDescription({ id, schema }: { id: string; schema: Described }) {
  const { form } = useMessages()
  if (!isDescribed(schema)) return null
  const description = isUndeclared(schema) ? form.undeclared : schema.description
  const example = exampleOf(schema)
  return (
    <p id={descriptionId(id)} className="max-w-[64ch] text-sm text-muted wrap-anywhere">
      {description}
      {example && <span className="block">{form.example(example)}</span>}
    </p>
  )
}

export function isDescribed(schema: Described): boolean {
  return Boolean(schema.description) || isUndeclared(schema) || exampleOf(schema) !== undefined
}

function isUndeclared({ uiAttributes }: Described): boolean {
  return isJsonObject(uiAttributes) && uiAttributes.undeclared === true
}

function exampleOf({ example, examples }: Described): string | undefined {
  const first: unknown = Array.isArray(examples) ? examples[0] : example
  if (first === undefined || first === null) return undefined
  return isJsonObject(first) ? JSON.stringify(first) : String(first)
}

/** The faults of one field under it, in the reader's language. */
export function FieldFaults({ id, messages }: { id: string; messages?: string[] }) {
  const { form } = useMessages()
  if (!messages || messages.length === 0) return null
  return <FieldError id={errorId(id)}>{wordMessages(messages, form.faults).join(' ')}</FieldError>
}

/** What ties a control to its description and its faults. */
export function describedBy(id: string, schema: Described, faults: string[] = []) {
  const ids = [isDescribed(schema) && descriptionId(id), faults.length > 0 && errorId(id)]
  return {
    'aria-describedby': ids.filter(Boolean).join(' ') || undefined,
    'aria-invalid': faults.length > 0 ? true : undefined,
  }
}
