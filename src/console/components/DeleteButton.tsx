import { useState, type ReactNode } from 'react'
import { useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TrashIcon } from '../ui/icons.tsx'
import { ProblemMessage } from './ProblemMessage.tsx'

interface DeleteButtonProps {
  /** What the button says: "Delete account". */
  label: string
  name: string
  /** What goes, what stays, and what depends on it. */
  children: ReactNode
  /** Something depends on it: it can't be deleted yet. */
  isBlocked?: boolean
  pending: boolean
  error: Error | null
  onDelete: () => void
}

/** Deletes only after saying what is destroyed. */
export function DeleteButton(props: DeleteButtonProps) {
  const { common } = useMessages()
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button kind="danger" icon={<TrashIcon />} onClick={() => setOpen(true)}>
        {common.delete}
      </Button>
      <Dialog
        title={common.deleteNamed(props.name)}
        open={isOpen}
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{common.cancel}</Button>
            {!props.isBlocked && (
              <Button kind="danger" pending={props.pending} onClick={props.onDelete}>
                {props.label}
              </Button>
            )}
          </>
        }
      >
        <div className="flex flex-col gap-3 text-sm">{props.children}</div>
        <ProblemMessage error={props.error} />
      </Dialog>
    </>
  )
}
