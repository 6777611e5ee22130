import { useEffect, useId, useRef, type ReactNode } from 'react'

interface DialogProps {
  title: string
  open: boolean
  /** Escape, or the page leaving it. */
  onClose: () => void
  children: ReactNode
  /** The buttons, the one that does it last. */
  actions: ReactNode
}

/** The browser's own modal dialog: it keeps the focus inside and gives it back. */
export function Dialog({ title, open, onClose, children, actions }: DialogProps) {
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (open && element && !element.open) element.showModal()
    if (!open) element?.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-auto w-[min(480px,calc(100vw-32px))] rounded-lg border border-line bg-surface p-0 text-left whitespace-normal text-ink shadow-float backdrop:bg-black/40"
    >
      {open && (
        <>
          <div className="flex flex-col gap-3 px-5 pt-5 pb-4">
            <h2 id={titleId} className="text-lg font-semibold">
              {title}
            </h2>
            {children}
          </div>
          <div className="flex justify-end gap-2 rounded-b-lg border-t border-line bg-sunken px-5 py-3">
            {actions}
          </div>
        </>
      )}
    </dialog>
  )
}
