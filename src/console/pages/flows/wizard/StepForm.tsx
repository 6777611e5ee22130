import { useRef, type ReactNode } from 'react'
import { ProblemMessage } from '../../../components/ProblemMessage.tsx'
import { focusFirstFault } from './focus-first-fault.ts'
import { StepActions } from './StepActions.tsx'

interface StepFormProps {
  /** Whether all is there that saving takes; asked when the form is submitted. Shows the faults if not. */
  check: () => boolean
  onSave: () => void
  pending: boolean
  error: Error | null
  hasBack?: boolean
  children: ReactNode
}

/** A step that draws its own fields: checked and saved as a whole when it is left. */
export function StepForm({ check, onSave, pending, error, hasBack, children }: StepFormProps) {
  const form = useRef<HTMLFormElement>(null)
  return (
    <form
      ref={form}
      noValidate
      className="flex min-w-0 flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        if (pending) return
        if (check()) onSave()
        else focusFirstFault(form.current)
      }}
    >
      {children}
      <ProblemMessage error={error} />
      <StepActions pending={pending} {...(hasBack !== undefined && { hasBack })} />
    </form>
  )
}
