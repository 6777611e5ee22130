import type { JsonObject } from '#contract/entity.ts'
import type { ConnectionSpec } from '#contract/specs.ts'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../i18n/language.ts'
import type { ButtonKind } from '../ui/Button.tsx'
import { RadioChips } from '../ui/RadioChips.tsx'
import type { SecretChanges } from './schema-form/form-props.ts'
import { SchemaForm } from './SchemaForm.tsx'
import type { StoredSecret } from './schema-form/secrets.ts'

/** What a connection's `auth` holds. */
export interface Auth {
  specName: string
  params: JsonObject
}

interface AuthFormProps {
  spec: ConnectionSpec
  submitLabel: string
  submitKind?: ButtonKind
  onSubmit: (auth: Auth, secrets: SecretChanges) => void
  pending: boolean
  error: Error | null
  /** What the form begins with: an account that is edited, a draft that is resumed. */
  auth?: Auth
  onChange?: (auth: Auth) => void
  secondary?: ReactNode
  secrets?: Record<string, StoredSecret>
}

/** How an account signs in to its source: the kind of authentication where there are several, then its fields. */
export function AuthForm({ spec, auth, onSubmit, onChange, secrets, ...rest }: AuthFormProps) {
  const kinds = spec.authSpec ?? []
  const [chosenName, setChosenName] = useState(auth?.specName ?? kinds[0]?.name)
  const chosen = kinds.find(({ name }) => name === chosenName)
  const { form } = useMessages()
  if (!chosen) return <p className="text-sm text-muted">{form.noAuthentication}</p>
  const isInitial = chosen.name === auth?.specName
  return (
    <div className="flex flex-col gap-5">
      {kinds.length > 1 && (
        <RadioChips
          legend={form.authentication}
          options={kinds.map(({ name }) => ({ value: name, label: name }))}
          chosen={chosen.name}
          onChoose={setChosenName}
        />
      )}
      <SchemaForm
        {...rest}
        key={chosen.name}
        schema={chosen.spec}
        {...(isInitial && auth && { formData: auth.params })}
        {...(isInitial && secrets && { secrets })}
        onChange={(params) => onChange?.({ specName: chosen.name, params })}
        onSubmit={(params, changes) => onSubmit({ specName: chosen.name, params }, changes)}
      />
    </div>
  )
}
