import type { JsonObject } from '#contract/entity.ts'
import type { ReactNode } from 'react'
import type { ButtonKind } from '../../ui/Button.tsx'
import type { StoredSecret } from './secrets.ts'

/** What a submit says of stored secrets: a secret that is neither cleared here nor in the data is kept. */
export interface SecretChanges {
  cleared: string[]
}

export interface SchemaFormProps {
  /** A JSON Schema of an object, as a spec's author wrote it. The fields come from it alone. */
  schema: JsonObject
  submitLabel: string
  /** Primary, unless the page has a primary action of its own. */
  submitKind?: ButtonKind
  /** Called with a document that the schema allows; values of fields that are hidden are not in it. */
  onSubmit: (data: JsonObject, secrets: SecretChanges) => void
  pending: boolean
  error: Error | null
  /** What the form begins with. Keys that the schema does not know survive. Give another `key` to begin again. */
  formData?: JsonObject
  onChange?: (data: JsonObject) => void
  /** More buttons, after the submit button. */
  secondary?: ReactNode
  /** Secrets that are stored already, by property name: they are kept, replaced or cleared, never asked for again. */
  secrets?: Record<string, StoredSecret>
}
