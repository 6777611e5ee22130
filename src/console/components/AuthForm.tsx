import type { JsonObject } from '#contract/entity.ts'
import type { AuthSpec, ConnectionSpec } from '#contract/specs.ts'
import { type ReactNode, useId, useState } from 'react'
import { useMessages } from '../i18n/language.ts'
import type { ButtonKind } from '../ui/Button.tsx'
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
        <KindChoice kinds={kinds} chosen={chosen} onChoose={({ name }) => setChosenName(name)} />
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

interface KindChoiceProps {
  kinds: AuthSpec[]
  chosen: AuthSpec
  onChoose: (kind: AuthSpec) => void
}

function KindChoice({ kinds, chosen, onChoose }: KindChoiceProps) {
  const { form } = useMessages()
  const group = useId()
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{form.authentication}</legend>
      <div className="flex flex-wrap gap-2">
        {kinds.map((kind) => (
          <label
            key={kind.name}
            className="inline-flex min-h-8 cursor-pointer items-center gap-2 rounded-md border border-line bg-surface px-3 text-sm has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={group}
              checked={kind === chosen}
              onChange={() => onChoose(kind)}
              className="size-4 accent-accent"
            />
            {kind.name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
