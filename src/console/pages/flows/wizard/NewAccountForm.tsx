import type { Connection } from '#contract/connection.ts'
import type { ConnectionSpec } from '#contract/specs.ts'
import { AuthForm, type Auth } from '../../../components/AuthForm.tsx'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { NameFields, type Naming } from './NameFields.tsx'
import { StepExits } from './StepActions.tsx'
import { StepForm } from './StepForm.tsx'

interface NewAccountFormProps {
  spec: ConnectionSpec
  /** The draft of it that was saved before. */
  account: Connection | undefined
  naming: Naming
  onNaming: (naming: Naming) => void
  isMissing: boolean
  hasBack: boolean
  pending: boolean
  error: Error | null
  onSave: (auth: Auth | undefined) => void
}

/** A new account: its name, and what its source's specification asks for. */
export function NewAccountForm({
  spec,
  account,
  naming,
  onNaming,
  isMissing,
  hasBack,
  pending,
  error,
  onSave,
}: NewAccountFormProps) {
  const wizard = useWizardTexts()
  const names = (
    <NameFields
      nameLabel={wizard.accountName}
      value={naming}
      onChange={onNaming}
      isMissing={isMissing}
    />
  )
  if (!spec.authSpec?.length)
    return (
      <StepForm
        check={() => true}
        onSave={() => onSave(undefined)}
        pending={pending}
        error={error}
        hasBack={hasBack}
      >
        {names}
      </StepForm>
    )
  return (
    <div className="flex flex-col gap-6">
      {names}
      <div className="max-w-[720px]">
        <AuthForm
          spec={spec}
          {...(account?.auth && { auth: account.auth })}
          {...(account?.auth?.secrets && { secrets: account.auth.secrets })}
          submitLabel={wizard.continue}
          secondary={<StepExits pending={pending} hasBack={hasBack} />}
          pending={pending}
          error={error}
          onSubmit={onSave}
        />
      </div>
    </div>
  )
}
