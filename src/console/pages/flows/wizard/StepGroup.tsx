import type { ReactNode } from 'react'

/** Fields of a step that belong together, under their heading. */
export function StepGroup({
  title,
  actions,
  children,
}: {
  title: string
  /** At the end of the heading's line. */
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 className="text-base font-semibold">{title}</h3>
        {actions}
      </div>
      {children}
    </section>
  )
}
