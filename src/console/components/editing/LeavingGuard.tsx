import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { useEditingTexts } from '../../i18n/editing-texts.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

/** The state of a navigation that leaves because the edit is saved. */
export const SAVED = 'saved'

/** Asks before a link, "back", "cancel", a reload or a closed tab loses what is not saved. */
export function LeavingGuard({ isDirty }: { isDirty: boolean }) {
  const editing = useEditingTexts()
  const blocker = useBlocker(({ nextLocation }) => isDirty && nextLocation.state !== SAVED)
  useEffect(() => {
    if (!isDirty) return undefined
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isDirty])
  const stay = () => blocker.reset?.()
  return (
    <Dialog
      title={editing.leaveTitle}
      open={blocker.state === 'blocked'}
      onClose={stay}
      actions={
        <>
          <Button onClick={stay}>{editing.stay}</Button>
          <Button kind="danger" onClick={() => blocker.proceed?.()}>
            {editing.discard}
          </Button>
        </>
      }
    >
      <p className="text-sm">{editing.leave}</p>
    </Dialog>
  )
}
