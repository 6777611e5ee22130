import type { ReactNode } from 'react'

interface EmptyStateProps {
  title: string
  /** What this place is for. */
  children: ReactNode
  /** The next step. */
  action?: ReactNode
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-start gap-2 rounded-lg border border-dashed border-line px-6 py-8">
      <p className="font-medium">{title}</p>
      <p className="max-w-[56ch] text-muted">{children}</p>
      {action && <div className="mt-2">{action}</div>}
    </div>
  )
}
