import { useMessages } from '../../../i18n/language.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { Button } from '../../../ui/Button.tsx'

interface StepExitsProps {
  pending: boolean
  /** The first step of a new draft has nothing before it. */
  hasBack?: boolean
}

/** The ways out of a step beside its primary button. Both save first what was changed. */
export function StepExits({ pending, hasBack = true }: StepExitsProps) {
  const { common } = useMessages()
  const wizard = useWizardTexts()
  return (
    <>
      {hasBack && (
        <Button type="submit" value="back" disabled={pending}>
          {common.back}
        </Button>
      )}
      <Button type="submit" value="close" kind="quiet" disabled={pending}>
        {wizard.saveAndClose}
      </Button>
    </>
  )
}

/** The foot of every step that draws its own form. */
export function StepActions({ pending, hasBack }: StepExitsProps) {
  const wizard = useWizardTexts()
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button type="submit" kind="primary" pending={pending}>
        {wizard.continue}
      </Button>
      <StepExits pending={pending} hasBack={hasBack} />
    </div>
  )
}
